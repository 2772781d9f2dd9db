package io.hirelay.server.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Seals secrets and personal data for keeping (AES-256-GCM), each bound to its owner and the name of its field, so that
 * nothing sealed opens in the place of another. Its keys are kept wrapped in the store, which several servers may share:
 * keys that another process has brought in are learned when they are met. Thread-safe.
 */
public final class Vault {
    /** What its keys are kept under. */
    public static final String PURPOSE = "credentials";

    private static final Keyset.Kind<Aead> KIND =
            new Keyset.Kind<>(AeadConfig2026.get(), PredefinedAeadParameters.AES256_GCM, Aead.class);

    private static final KeysetStore NOTHING_KEPT = new KeysetStore() {
        @Override
        public Optional<Stored> find(String purpose) {
            return Optional.empty();
        }

        @Override
        public Stored findOrCreate(String purpose, byte[] wrapped) {
            throw new UnsupportedOperationException("keys are made by the vault itself");
        }
    };

    private final KeysetStore store;
    private final KeyWrapper wrapper;
    private volatile Held held;

    /** The keys as they were last seen. */
    private record Held(long version, Keyset<Aead> keys) {}

    private Vault(KeysetStore store, KeyWrapper wrapper, Held held) {
        this.store = store;
        this.wrapper = wrapper;
        this.held = held;
    }

    /**
     * The vault whose keys a store keeps; they are made when there are none.
     *
     * @throws UnusableKeysException when the wrapper is not the one with which they were wrapped
     */
    public static Vault open(KeysetStore store, KeyWrapper wrapper) {
        KeysetStore.Stored stored = store.find(PURPOSE).orElseGet(() -> {
            byte[] fresh = Keyset.fresh(KIND).bytes();
            return store.findOrCreate(PURPOSE, wrapper.wrap(PURPOSE, fresh));
        });
        return new Vault(store, wrapper, held(wrapper, stored));
    }

    private static Held held(KeyWrapper wrapper, KeysetStore.Stored stored) {
        return new Held(stored.version(), Keyset.of(KIND, wrapper.unwrap(PURPOSE, stored.wrapped())));
    }

    /**
     * Seals.
     *
     * @param owner id of what it belongs to
     * @param field what of it this is; the name has no slash
     */
    public Sealed seal(String owner, String field, byte[] plain) {
        Keyset<Aead> keys = held.keys();
        try {
            return new Sealed(keys.primary(), keys.primitive().encrypt(plain, boundTo(owner, field)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a " + field + " could not be sealed", e);
        }
    }

    /**
     * Opens what {@link #seal} gave for this owner and field. Not to be called within a transaction: keys that are not
     * known yet are looked up.
     *
     * @throws CannotOpenException when it was not sealed for them, or with a key that is no more
     */
    public byte[] open(String owner, String field, Sealed sealed) {
        if (!held.keys().ids().contains(sealed.keyId())) {
            store.find(PURPOSE).ifPresent(this::use);
        }
        try {
            return held.keys().primitive().decrypt(sealed.bytes(), boundTo(owner, field));
        } catch (GeneralSecurityException e) {
            throw new CannotOpenException(
                    "what is kept as " + field + " of " + owner + " cannot be opened: it was altered, put in the place"
                            + " of another, or sealed with a key that is no more",
                    e);
        }
    }

    /** The version of the keys that it seals with. */
    public long version() {
        return held.version();
    }

    /** Seals with these keys from now on, unless it knows newer ones. */
    public synchronized void use(KeysetStore.Stored stored) {
        if (stored.version() > held.version()) {
            held = held(wrapper, stored);
        }
    }

    /** The same with the keys that it knows now, never to learn others: for use within a transaction. */
    public Vault asItIs() {
        return new Vault(NOTHING_KEPT, wrapper, held);
    }

    /** The key that it seals with. */
    public String primary() {
        return held.keys().primary();
    }

    /**
     * These keys with a new one, with which everybody is to seal once it is kept; empty when there is more than one
     * already, because an earlier change was not brought to its end.
     */
    public Optional<KeysetStore.Stored> withNewKey(KeysetStore.Stored stored) {
        Keyset<Aead> keys = held(wrapper, stored).keys();
        return keys.ids().size() > 1 ? Optional.empty() : Optional.of(next(stored, keys.withNewPrimary()));
    }

    /** These keys without those that do not seal any more; empty when there are none such. */
    public Optional<KeysetStore.Stored> withoutOldKeys(KeysetStore.Stored stored) {
        Keyset<Aead> keys = held(wrapper, stored).keys();
        return keys.ids().size() > 1 ? Optional.of(next(stored, keys.withPrimaryAlone())) : Optional.empty();
    }

    private KeysetStore.Stored next(KeysetStore.Stored stored, Keyset<Aead> keys) {
        return new KeysetStore.Stored(stored.version() + 1, wrapper.wrap(PURPOSE, keys.bytes()));
    }

    private static byte[] boundTo(String owner, String field) {
        return (owner + "/" + field).getBytes(StandardCharsets.UTF_8);
    }
}
