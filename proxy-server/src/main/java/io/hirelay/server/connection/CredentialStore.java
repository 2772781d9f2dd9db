package io.hirelay.server.connection;

import io.hirelay.spi.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the secrets of accounts, by the name of the field each was given in. Thread-safe. */
interface CredentialStore {

    /** Keeps these in the place of those that were there, which are wiped. */
    void put(UUID account, Map<String, Secret> secrets);

    Optional<Map<String, Secret>> find(UUID account);

    /** Wipes and forgets. */
    void delete(UUID account);
}
