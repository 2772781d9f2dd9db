package io.hirelay.server.token;

import io.hirelay.model.Required;
import io.hirelay.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token by which callers reach one environment, without the token itself.
 *
 * @param id names it in logs and to whoever revokes it
 * @param sha256 hash of the token, in hex
 */
public record ApiToken(
        @Required String id,
        @Required String name,
        @Required String environment,
        @Required String sha256,
        @Required Instant createdAt) {
    /** The environment of a server that names none. */
    public static final String DEFAULT_ENVIRONMENT = "default";

    private static final int RANDOM_BYTES = 32;

    /** A new token. */
    public static Secret generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Secret.of("hrl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of a token. */
    public static ApiToken of(Secret token, String name, String environment, Instant createdAt) {
        String hash = HexFormat.of().formatHex(hash(token.reveal()));
        return new ApiToken("tok_" + hash.substring(0, 12), name, environment, hash, createdAt);
    }

    /** Whether this is the hash of the token; takes the same time whatever differs. */
    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII), ascii());
    }

    private byte[] ascii() {
        return sha256.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiToken[" + id + ", " + environment + "]";
    }
}
