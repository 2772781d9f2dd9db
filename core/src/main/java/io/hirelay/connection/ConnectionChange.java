package io.hirelay.connection;

import io.hirelay.model.Change;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of a connection: what is empty stays as it is. Prints nothing of what it connects with.
 *
 * @param settings merged into those that are there
 * @param credential merged into the one that is there, or in the place of one of another kind
 * @param enabled switches it off and on again
 */
public record ConnectionChange(
        Optional<String> tenantId,
        Optional<Map<String, String>> settings,
        Change<String> defaultUser,
        Optional<NewCredential> credential,
        Optional<Boolean> enabled) {
    public static final ConnectionChange NONE =
            new ConnectionChange(Optional.empty(), Optional.empty(), Change.keep(), Optional.empty(), Optional.empty());

    public ConnectionChange {
        Objects.requireNonNull(tenantId, "tenantId");
        settings = settings.map(Map::copyOf);
        Objects.requireNonNull(defaultUser, "defaultUser");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(enabled, "enabled");
    }

    public ConnectionChange withTenant(String tenant) {
        return new ConnectionChange(Optional.of(tenant), settings, defaultUser, credential, enabled);
    }

    public ConnectionChange withSettings(Map<String, String> more) {
        return new ConnectionChange(tenantId, Optional.of(more), defaultUser, credential, enabled);
    }

    public ConnectionChange withDefaultUser(Change<String> user) {
        return new ConnectionChange(tenantId, settings, user, credential, enabled);
    }

    public ConnectionChange withCredential(NewCredential given) {
        return new ConnectionChange(tenantId, settings, defaultUser, Optional.of(given), enabled);
    }

    public ConnectionChange withEnabled(boolean on) {
        return new ConnectionChange(tenantId, settings, defaultUser, credential, Optional.of(on));
    }

    /** Whether the connection has to be looked at again. */
    boolean looks() {
        return settings.isPresent() || credential.isPresent();
    }

    @Override
    public String toString() {
        return "ConnectionChange[]";
    }
}
