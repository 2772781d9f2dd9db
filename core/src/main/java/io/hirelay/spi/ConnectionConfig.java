package io.hirelay.spi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One customer's account at one provider: the provider's own settings and a credential that is asked for anew on every
 * request, so that a rotated token is used at once.
 *
 * @param provider id of the provider, such as {@code workable}
 * @param name what this connection is called in logs and metrics; not a secret, not personal data
 * @param settings values of the provider's {@link SettingSpec}s by key, without secrets
 * @param credential answers the credential in force; called from many threads
 * @param defaultUser the member in whose name writes are made when a call names none; any form the provider accepts
 */
public record ConnectionConfig(
        String provider,
        String name,
        Map<String, String> settings,
        CredentialSource credential,
        Optional<String> defaultUser) {
    public ConnectionConfig {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(name, "name");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(defaultUser, "defaultUser");
    }

    public ConnectionConfig(String provider, Map<String, String> settings, Credential credential) {
        this(provider, provider, settings, CredentialSource.of(credential), Optional.empty());
    }

    /** This configuration under another name. */
    public ConnectionConfig named(String newName) {
        return new ConnectionConfig(provider, newName, settings, credential, defaultUser);
    }

    @Override
    public String toString() {
        return "ConnectionConfig[" + provider + ", " + name + "]";
    }
}
