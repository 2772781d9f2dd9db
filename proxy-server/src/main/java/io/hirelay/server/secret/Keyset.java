package io.hirelay.server.secret;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keys of one kind, of which one seals and all open. Immutable.
 *
 * @param <P> what is done with them
 */
final class Keyset<P> {
    private final Kind<P> kind;
    private final KeysetHandle handle;
    private final P primitive;

    /** A kind of key, as Tink knows it. */
    record Kind<P>(Configuration configuration, Parameters parameters, Class<P> primitive) {}

    private Keyset(Kind<P> kind, KeysetHandle handle) throws GeneralSecurityException {
        this.kind = kind;
        this.handle = handle;
        this.primitive = handle.getPrimitive(kind.configuration(), kind.primitive());
    }

    private interface Making<P> {
        Keyset<P> make() throws GeneralSecurityException;
    }

    private static <P> Keyset<P> made(Making<P> making) {
        try {
            return making.make();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset could not be made or read", e);
        }
    }

    /** One with one new key. */
    static <P> Keyset<P> fresh(Kind<P> kind) {
        return made(() -> new Keyset<>(kind, KeysetHandle.generateNew(kind.parameters(), kind.configuration())));
    }

    /** What {@link #bytes} gave. */
    static <P> Keyset<P> of(Kind<P> kind, byte[] bytes) {
        return made(() -> new Keyset<>(
                kind, TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get(), kind.configuration())));
    }

    /** The keys themselves, which must be wrapped before they are kept. */
    byte[] bytes() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), kind.configuration());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset could not be written", e);
        }
    }

    P primitive() {
        return primitive;
    }

    /** The key that seals. */
    String primary() {
        return id(handle.getPrimary());
    }

    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            ids.add(id(handle.getAt(i)));
        }
        return ids;
    }

    /** With a new key, which seals from now on. */
    Keyset<P> withNewPrimary() {
        return made(() -> new Keyset<>(
                kind,
                KeysetHandle.newBuilder(handle)
                        .setConfiguration(kind.configuration())
                        .addEntry(KeysetHandle.generateEntryFromParameters(kind.parameters())
                                .withRandomId()
                                .makePrimary())
                        .build()));
    }

    /** With the key alone that seals. */
    Keyset<P> withPrimaryAlone() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder().setConfiguration(kind.configuration());
        KeysetHandle.Entry primary = handle.getPrimary();
        builder.addEntry(KeysetHandle.importKey(primary.getKey())
                .withFixedId(primary.getId())
                .makePrimary());
        return made(() -> new Keyset<>(kind, builder.build()));
    }

    private static String id(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }
}
