package io.hirelay.server.connection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Keeps accounts. Thread-safe; every change is seen by all once its method has returned. */
interface AccountStore {

    /** @throws IllegalStateException when there is one of this id */
    void insert(StoredAccount account);

    /** The account of this id, when it belongs to this environment. */
    Optional<StoredAccount> find(String environment, UUID id);

    /** One more than the limit when there are more, so that the caller knows. */
    List<StoredAccount> list(AccountQuery query);

    /** Changes an account in one step; answers what it has become, or nothing when it is not there. */
    Optional<StoredAccount> update(String environment, UUID id, UnaryOperator<StoredAccount> change);

    /** Removes an account; whether it was there. */
    boolean delete(String environment, UUID id);
}
