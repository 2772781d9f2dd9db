package io.hirelay.server;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What only a provider can tell about the settings that it leaves to the operator. */
final class ProviderSettings {
    private ProviderSettings() {}

    /** Everything that is wrong about them together, where each by itself is right. */
    static List<ConfigProblem> problems(Hirelay hirelay, Settings settings, ServerConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (Provider provider : hirelay.providers()) {
            String id = provider.descriptor().id();
            try {
                provider.oauth(config.providers().getOrDefault(id, Map.of()));
            } catch (ConfigurationException e) {
                e.failures().forEach(failure -> problems.add(problem(settings, id, failure)));
            }
        }
        return problems;
    }

    private static ConfigProblem problem(Settings settings, String provider, Failure failure) {
        String key = provider + '.' + failure.field();
        return settings.all().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .map(setting -> ConfigProblem.of(setting, failure.message()))
                .orElseGet(() -> new ConfigProblem(key, failure.message()));
    }
}
