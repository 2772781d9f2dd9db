package io.hirelay.server.secret;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.daead.DeterministicAeadConfig2026;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals what callers hold for us (AES-SIV): the same always looks the same. Its key is kept wrapped in the store, so that
 * what was handed out opens after a restart, on another server, and under another master key. Thread-safe.
 */
public final class CursorSeal {
    /** What its key is kept under. */
    public static final String PURPOSE = "cursors";

    private static final Keyset.Kind<DeterministicAead> KIND = new Keyset.Kind<>(
            DeterministicAeadConfig2026.get(),
            PredefinedDeterministicAeadParameters.AES256_SIV,
            DeterministicAead.class);

    private final DeterministicAead key;

    private CursorSeal(Keyset<DeterministicAead> keys) {
        this.key = keys.primitive();
    }

    /** One with a key of its own that is kept nowhere. */
    public static CursorSeal ephemeral() {
        return new CursorSeal(Keyset.fresh(KIND));
    }

    /**
     * The one whose key a store keeps; it is made when there is none.
     *
     * @throws UnusableKeysException when the wrapper is not the one with which it was wrapped
     */
    public static CursorSeal open(KeysetStore store, KeyWrapper wrapper) {
        KeysetStore.Stored stored = store.find(PURPOSE).orElseGet(() -> {
            byte[] fresh = Keyset.fresh(KIND).bytes();
            return store.findOrCreate(PURPOSE, wrapper.wrap(PURPOSE, fresh));
        });
        return new CursorSeal(Keyset.of(KIND, wrapper.unwrap(PURPOSE, stored.wrapped())));
    }

    public byte[] seal(byte[] plain, byte[] boundTo) {
        try {
            return key.encryptDeterministically(plain, boundTo);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cursor could not be sealed", e);
        }
    }

    /** What was sealed; empty when this is not what {@link #seal} gave for the same. */
    public Optional<byte[]> open(byte[] sealed, byte[] boundTo) {
        try {
            return Optional.of(key.decryptDeterministically(sealed, boundTo));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }
}
