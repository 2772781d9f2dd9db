package io.hirelay.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a provider before anything is connected. Equal on every call; no I/O stands behind it.
 *
 * @param id lower case, such as {@code workable}
 * @param label what people call the system
 * @param category kind of system, such as {@code ats}
 * @param credentialKinds what {@link Credential#kind} may be
 * @param settings what has to be known to connect
 * @param documentation where the system's own API is described
 */
public record ProviderDescriptor(
        String id,
        String label,
        String category,
        Set<String> credentialKinds,
        List<SettingSpec> settings,
        String documentation) {
    private static final String ID = "[a-z][a-z0-9-]{1,31}";

    public ProviderDescriptor {
        if (!Objects.requireNonNull(id, "id").matches(ID)) {
            throw new IllegalArgumentException("a provider's id looks like " + ID + ", not " + id);
        }
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(category, "category");
        credentialKinds = Set.copyOf(credentialKinds);
        settings = List.copyOf(settings);
        Objects.requireNonNull(documentation, "documentation");
    }

    public Optional<SettingSpec> setting(String key) {
        return settings.stream().filter(spec -> spec.key().equals(key)).findFirst();
    }
}
