package io.hirelay.connection;

import io.hirelay.error.AuthenticationException;
import io.hirelay.operation.Deadline;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The credential of an open connection, as it is kept. It is read once: whoever replaces it counts the connection's
 * revision up, so that the connection is opened anew. A refused one is read again, in case that was only half done.
 */
final class KeptCredential implements CredentialSource {
    private final CredentialStore store;
    private final UUID connection;
    private final CredentialKind kind;
    private volatile @Nullable Credential known;

    KeptCredential(CredentialStore store, UUID connection, CredentialKind kind) {
        this.store = store;
        this.connection = connection;
        this.kind = kind;
    }

    @Override
    public Credential current() {
        Credential read = known;
        return read == null ? read() : read;
    }

    @Override
    public Optional<Credential> ready() {
        return Optional.ofNullable(known);
    }

    @Override
    public Credential renewed(Credential refused, Deadline deadline) {
        return read();
    }

    private Credential read() {
        Credential read = store.find(connection)
                .filter(stored -> kind.isComplete(stored.fields().keySet()))
                .map(stored -> kind.credential(stored.fields()))
                .orElseThrow(() -> new AuthenticationException(
                        "no credential is kept for connection " + connection
                                + "; it has been deleted, or needs a new one",
                        null));
        known = read;
        return read;
    }
}
