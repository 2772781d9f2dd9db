package io.hirelay.conformance.reference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The system's cursors: encrypted, so that a client can read and make up none, and good for a while only. */
final class CursorTokens {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final InstantSource clock;
    private final SecretKeySpec key;
    private final AtomicLong used = new AtomicLong();

    /** @param secret sixteen bytes; tokens made with another secret are refused */
    CursorTokens(byte[] secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret, "AES");
        this.clock = clock;
    }

    /** A token that holds these words. */
    String seal(String words) {
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putLong(used.incrementAndGet()).array();
        byte[] text = (clock.instant().plus(LIFE).toEpochMilli() + "\n" + words).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text)
                .orElseThrow(() -> new IllegalStateException("every Java platform has AES/GCM"));
        byte[] token = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, token, NONCE, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token holds; empty when it is none of ours or has expired. */
    Optional<String> open(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= NONCE) {
            return Optional.empty();
        }
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), Arrays.copyOfRange(bytes, NONCE, bytes.length))
                .map(text -> new String(text, StandardCharsets.UTF_8).split("\n", 2))
                .filter(parts -> clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(parts[0]))))
                .map(parts -> parts[1]);
    }

    private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }
}
