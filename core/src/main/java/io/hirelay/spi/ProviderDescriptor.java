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
 * @param credentialHints where people find what a credential is made of
 * @param documentation where the system's own API is described
 */
public record ProviderDescriptor(
        String id,
        String label,
        String category,
        Set<String> credentialKinds,
        List<SettingSpec> settings,
        List<CredentialHint> credentialHints,
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
        credentialHints = List.copyOf(credentialHints);
        Objects.requireNonNull(documentation, "documentation");
    }

    /** One whose credentials need no explanation. */
    public ProviderDescriptor(
            String id,
            String label,
            String category,
            Set<String> credentialKinds,
            List<SettingSpec> settings,
            String documentation) {
        this(id, label, category, credentialKinds, settings, List.of(), documentation);
    }

    /** What people are told about a field of a credential. */
    public Optional<CredentialHint> credentialHint(String field) {
        return credentialHints.stream()
                .filter(hint -> hint.field().equals(field))
                .findFirst();
    }

    public Optional<SettingSpec> setting(String key) {
        return settings.stream().filter(spec -> spec.key().equals(key)).findFirst();
    }
}
