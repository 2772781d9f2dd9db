package io.hirelay.server.link;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.CredentialKind;
import io.hirelay.error.ConfigurationException;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.ProviderDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that can be connected, and how. Thread-safe. */
final class Systems {
    private final Hirelay hirelay;
    private final Map<String, Map<String, String>> operatorSettings;

    /** @param operatorSettings what the operator has set, by provider */
    Systems(Hirelay hirelay, Map<String, Map<String, String>> operatorSettings) {
        this.hirelay = hirelay;
        this.operatorSettings = Map.copyOf(operatorSettings);
    }

    /** All of them, by name. */
    List<ProviderDescriptor> all() {
        return hirelay.providers().stream()
                .map(Provider::descriptor)
                .sorted(Comparator.comparing(ProviderDescriptor::label))
                .toList();
    }

    Optional<ProviderDescriptor> find(String id) {
        return hirelay.provider(id).map(Provider::descriptor);
    }

    /** The operator's application there; nothing when there is none that could be used. */
    Optional<OAuthApplication> oauth(String id) {
        try {
            return hirelay.provider(id).flatMap(provider -> provider.oauth(settings(id)));
        } catch (ConfigurationException e) {
            return Optional.empty();
        }
    }

    Map<String, String> settings(String id) {
        return operatorSettings.getOrDefault(id, Map.of());
    }

    /** The kinds of credential that people can type. */
    static List<CredentialKind> typed(ProviderDescriptor system) {
        return system.credentialKinds().stream()
                .sorted()
                .flatMap(word -> CredentialKind.of(word).stream())
                .filter(kind -> kind != CredentialKind.OAUTH2)
                .toList();
    }
}
