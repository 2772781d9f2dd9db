package io.hirelay.server.link;

import io.hirelay.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The random texts of a flow, and the hashes by which they are known again. Thread-safe. */
final class LinkSecrets {
    private static final String PREFIX = "lnk_";
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random;

    LinkSecrets(SecureRandom random) {
        this.random = random;
    }

    /** A link's token. */
    Secret token() {
        return Secret.of(PREFIX + text());
    }

    /** A text that nobody can guess, for addresses, forms and cookies. */
    String text() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a text. */
    static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** Whether the text is the one of which this is kept; takes the same time whatever differs. */
    static boolean matches(Optional<String> hash, Optional<String> text) {
        return hash.isPresent()
                && text.isPresent()
                && MessageDigest.isEqual(HexFormat.of().parseHex(hash.get()), sha256(text.get()));
    }

    /** What the forms of a link's pages carry: it can be told from the link's token alone, so that every node knows it. */
    static String formToken(String linkToken) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("form " + linkToken));
    }

    /** Whether a form carries what it should; takes the same time whatever differs. */
    static boolean isFormToken(String linkToken, Optional<String> given) {
        return given.isPresent() && MessageDigest.isEqual(sha256(formToken(linkToken)), sha256(given.get()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
