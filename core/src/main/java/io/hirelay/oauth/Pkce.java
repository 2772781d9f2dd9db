package io.hirelay.oauth;

import io.hirelay.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A proof key (RFC 7636): whoever exchanges a code must be who asked for it.
 *
 * @param verifier kept until the code is exchanged, and shown to nobody before
 */
public record Pkce(Secret verifier) {
    private static final int BYTES = 32;

    public Pkce {
        Objects.requireNonNull(verifier, "verifier");
    }

    /** @param random of a quality fit for secrets, such as {@link java.security.SecureRandom} */
    public static Pkce fresh(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Pkce(Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** What the browser carries of it, by the method {@code S256}. */
    public String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
