package io.hirelay.server.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Wraps keys with a key derived from the master key: AES-256-GCM, bound to their purpose. */
public final class MasterKeyWrapper implements KeyWrapper {
    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;

    private final AesGcmJce aead;

    public MasterKeyWrapper(MasterKey key) {
        try {
            this.aead = new AesGcmJce(key.derive("keysets", KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    @Override
    public byte[] wrap(String purpose, byte[] keys) {
        try {
            byte[] encrypted = aead.encrypt(keys, boundTo(purpose));
            byte[] wrapped = new byte[encrypted.length + 1];
            wrapped[0] = VERSION;
            System.arraycopy(encrypted, 0, wrapped, 1, encrypted.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys could not be wrapped", e);
        }
    }

    @Override
    public byte[] unwrap(String purpose, byte[] wrapped) {
        try {
            if (wrapped.length == 0 || wrapped[0] != VERSION) {
                throw new GeneralSecurityException("wrapped in another way");
            }
            return aead.decrypt(Arrays.copyOfRange(wrapped, 1, wrapped.length), boundTo(purpose));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeysException("it does not open the stored keys for " + purpose, e);
        }
    }

    private static byte[] boundTo(String purpose) {
        return ("hirelay keyset " + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
