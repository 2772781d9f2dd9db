package io.hirelay.conformance;

import io.hirelay.conformance.store.ConnectionStoreContract;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.MemoryConnectionStore;

class MemoryConnectionStoreTest extends ConnectionStoreContract {

    @Override
    protected ConnectionStore store() {
        return new MemoryConnectionStore();
    }
}
