package io.hirelay.spi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One customer's account at one provider: the provider's own settings and a credential that is asked for anew on every
 * request, so that a rotated token is used at once.
 *
 * @param provider id of the provider, such as {@code workable}
 * @param name what this connection is called in logs and metrics; not a secret, not personal data
 * @param settings values of the provider's {@link SettingSpec}s by key, without secrets
 * @param credential answers the credential in force; called from many threads
 * @param defaultUser the member in whose name writes are made when a call names none; any form the provider accepts
 * @param userChosen told the canonical id of the member that was chosen because a write needed one and neither the call
 *     nor {@code defaultUser} named any; may be told more than once, by any thread
 */
public record ConnectionConfig(
        String provider,
        String name,
        Map<String, String> settings,
        CredentialSource credential,
        Optional<String> defaultUser,
        Consumer<String> userChosen) {
    public ConnectionConfig {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(name, "name");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(defaultUser, "defaultUser");
        Objects.requireNonNull(userChosen, "userChosen");
    }

    /** One that nobody watches. */
    public ConnectionConfig(
            String provider,
            String name,
            Map<String, String> settings,
            CredentialSource credential,
            Optional<String> defaultUser) {
        this(provider, name, settings, credential, defaultUser, user -> {});
    }

    public ConnectionConfig(String provider, Map<String, String> settings, Credential credential) {
        this(provider, provider, settings, CredentialSource.of(credential), Optional.empty());
    }

    /** This configuration under another name. */
    public ConnectionConfig named(String newName) {
        return new ConnectionConfig(provider, newName, settings, credential, defaultUser, userChosen);
    }

    /** The same with other settings. */
    public ConnectionConfig withSettings(Map<String, String> others) {
        return new ConnectionConfig(provider, name, others, credential, defaultUser, userChosen);
    }

    /** The same, telling who was chosen to act. */
    public ConnectionConfig whenUserChosen(Consumer<String> told) {
        return new ConnectionConfig(provider, name, settings, credential, defaultUser, told);
    }

    @Override
    public String toString() {
        return "ConnectionConfig[" + provider + ", " + name + "]";
    }
}
