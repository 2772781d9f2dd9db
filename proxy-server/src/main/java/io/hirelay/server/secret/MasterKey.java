package io.hirelay.server.secret;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one key that an operator keeps. It is never used itself: every purpose has a key derived for it (HKDF-SHA-256), so
 * that one that leaks tells nothing about the others. Immutable, thread-safe; prints nothing of itself.
 */
public final class MasterKey {
    /** Fewest bytes of a key. */
    public static final int BYTES = 32;

    private static final int MOST_BYTES = 1024;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new key. */
    public static MasterKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /**
     * The key in base64, in the standard or the URL-safe alphabet; white space around it does not count.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right, without the value
     */
    public static MasterKey ofBase64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is not base64; " + BYTES + " random bytes in base64 would be right (openssl rand -base64 32)", e);
        }
        if (bytes.length < BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("holds " + bytes.length + " bytes; at least " + BYTES
                    + " random bytes in base64 would be right (openssl rand -base64 32)");
        }
        return new MasterKey(bytes);
    }

    /** The key itself, for the file it is kept in. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The key for one purpose; the same at every call.
     *
     * @param purpose stable name, such as {@code cursor}
     * @param length bytes wanted, at most 64
     */
    public byte[] derive(String purpose, int length) {
        try {
            return Hkdf.computeHkdf(
                    "HmacSha256", bytes, new byte[0], ("hirelay/" + purpose).getBytes(StandardCharsets.UTF_8), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[***]";
    }
}
