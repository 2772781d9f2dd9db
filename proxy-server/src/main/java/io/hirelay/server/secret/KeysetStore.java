package io.hirelay.server.secret;

import java.util.Optional;

/** Keeps wrapped keysets, one for each purpose. Thread-safe, and shared by all that share the store. */
public interface KeysetStore {

    /**
     * A keyset as it is kept.
     *
     * @param version grows with every change of its keys
     */
    record Stored(long version, byte[] wrapped) {}

    Optional<Stored> find(String purpose);

    /** Keeps a keyset, unless there is one; answers the one that is there then. */
    Stored findOrCreate(String purpose, byte[] wrapped);
}
