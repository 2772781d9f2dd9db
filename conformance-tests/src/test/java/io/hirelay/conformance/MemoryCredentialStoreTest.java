package io.hirelay.conformance;

import io.hirelay.conformance.store.CredentialStoreContract;
import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.MemoryCredentialStore;
import java.time.InstantSource;

class MemoryCredentialStoreTest extends CredentialStoreContract {

    @Override
    protected CredentialStore store() {
        return new MemoryCredentialStore(InstantSource.system());
    }
}
