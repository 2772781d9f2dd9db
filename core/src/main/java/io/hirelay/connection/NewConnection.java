package io.hirelay.connection;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A connection to be made. Prints nothing of what it connects with.
 *
 * @param environment whose it is to be
 * @param tenantId the product's own name of its customer
 * @param integration id of the provider
 * @param settings the customer's values of the provider's settings, by key
 * @param defaultUser the member in whose name writes are made when a call names none; any form the provider accepts
 * @param isSandbox whether it is one for tries
 */
public record NewConnection(
        String environment,
        String tenantId,
        String integration,
        Map<String, String> settings,
        NewCredential credential,
        Optional<String> defaultUser,
        boolean isSandbox) {
    /** The environment of whoever has no notion of several. */
    public static final String ENVIRONMENT = "default";

    public NewConnection {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(integration, "integration");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(defaultUser, "defaultUser");
    }

    /** One of the environment {@link #ENVIRONMENT}, without a default user. */
    public NewConnection(String tenantId, String integration, Map<String, String> settings, NewCredential credential) {
        this(ENVIRONMENT, tenantId, integration, settings, credential, Optional.empty(), false);
    }

    @Override
    public String toString() {
        return "NewConnection[" + integration + "]";
    }
}
