package io.hirelay.server.link;

import io.hirelay.connection.CredentialKind;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.http.Query;
import io.hirelay.server.link.Views.Field;
import io.hirelay.server.link.Views.Problem;
import io.hirelay.spi.CredentialHint;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import io.hirelay.spi.SettingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form by which people connect an account with one kind of credential: made from the provider's descriptor, and read.
 * Immutable.
 */
final class ConnectForm {
    private static final int LONGEST = 8_192;

    private final ProviderDescriptor provider;
    private final CredentialKind kind;
    private final Map<String, String> fixed;

    /** @param fixed settings that are known already and cannot be changed */
    ConnectForm(ProviderDescriptor provider, CredentialKind kind, Map<String, String> fixed) {
        this.provider = provider;
        this.kind = kind;
        this.fixed = Map.copyOf(fixed);
    }

    /**
     * What of an account stays as it is when it is connected again: where it is, once it has worked there. A credential
     * for another one would make what the product knows of it untrue.
     */
    static Map<String, String> fixedBy(StoredConnection account) {
        return account.status() == io.hirelay.connection.ConnectionStatus.VALIDATION_ERROR
                ? Map.of()
                : account.settings();
    }

    /** What came in: details to try, or what is wrong with it, by field. */
    record Filled(Optional<Details> details, Map<String, String> values, Map<String, String> problems) {}

    /** The fields, empty but for what is known. */
    List<Field> fields(Map<String, String> values, Map<String, String> problems) {
        List<Field> fields = new ArrayList<>();
        for (SettingSpec spec : settings()) {
            boolean known = fixed.containsKey(spec.key());
            fields.add(new Field(
                    id(spec.key()),
                    spec.key(),
                    spoken(spec.key()),
                    spec.doc(),
                    Optional.of(spec.example()),
                    false,
                    known
                            ? fixed.get(spec.key())
                            : values.getOrDefault(
                                    spec.key(), spec.defaultValue().orElse("")),
                    isNeeded(spec),
                    known,
                    Optional.ofNullable(problems.get(spec.key()))));
        }
        for (CredentialKind.Field field : kind.fields()) {
            Optional<CredentialHint> hint = provider.credentialHint(field.name());
            fields.add(new Field(
                    id(field.name()),
                    field.name(),
                    hint.map(CredentialHint::label).orElse(spoken(field.name())),
                    hint.map(CredentialHint::help).orElse(provider.label() + " shows it to an administrator."),
                    Optional.empty(),
                    true,
                    "",
                    field.required(),
                    false,
                    Optional.ofNullable(problems.get(field.name()))));
        }
        return fields;
    }

    /** Reads what was typed. */
    Filled read(Query form) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (SettingSpec spec : settings()) {
            setting(spec, fixed.getOrDefault(spec.key(), typed(form, spec.key())), values, problems);
        }
        for (CredentialKind.Field field : kind.fields()) {
            secret(field, typed(form, field.name()), secrets, problems);
        }
        Optional<Details> details = problems.isEmpty()
                ? Optional.of(new Details(provider.id(), kind, values, secrets, Optional.empty()))
                : Optional.empty();
        return new Filled(details, values, problems);
    }

    private static void setting(
            SettingSpec spec, String text, Map<String, String> values, Map<String, String> problems) {
        if (text.isEmpty()) {
            if (isNeeded(spec)) {
                problems.put(
                        spec.key(),
                        "Enter the " + spoken(spec.key()).toLowerCase(Locale.ROOT) + ", such as " + spec.example()
                                + ".");
            }
            return;
        }
        values.put(spec.key(), text.length() > LONGEST ? "" : text);
        if (text.length() > LONGEST) {
            problems.put(spec.key(), "This is too long.");
        } else {
            spec.problem(text).ifPresent(problem -> problems.put(spec.key(), spoken(spec.key()) + " " + problem + "."));
        }
    }

    private void secret(
            CredentialKind.Field field, String text, Map<String, Secret> secrets, Map<String, String> problems) {
        String label = label(field.name());
        if (text.isEmpty()) {
            if (field.required()) {
                problems.put(field.name(), "Enter the " + label + ".");
            }
        } else if (text.length() > LONGEST) {
            problems.put(field.name(), "This is too long for the " + label + ".");
        } else if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            problems.put(
                    field.name(),
                    "The " + label + " holds spaces or characters that cannot be right. Copy it again, as a whole.");
        } else {
            secrets.put(field.name(), Secret.of(text));
        }
    }

    /** What is wrong, in the order of the fields, each with its place. */
    List<Problem> summary(Map<String, String> problems) {
        List<Problem> lines = new ArrayList<>();
        problems.forEach((name, text) -> lines.add(new Problem(Optional.of(id(name)), text)));
        return lines;
    }

    /** The field that a check of this name is about. */
    Optional<String> fieldOf(String check) {
        if (provider.setting(check).isPresent() && !fixed.containsKey(check)) {
            return Optional.of(check);
        }
        boolean credential = check.equals(io.hirelay.spi.Check.TOKEN) || check.startsWith("scope_");
        return credential && !kind.fields().isEmpty()
                ? Optional.of(kind.fields().get(0).name())
                : Optional.empty();
    }

    private List<SettingSpec> settings() {
        return provider.settings().stream()
                .filter(spec -> spec.level() == SettingSpec.Level.CONNECTION)
                .toList();
    }

    private static boolean isNeeded(SettingSpec spec) {
        return spec.required() && spec.defaultValue().isEmpty();
    }

    private String label(String field) {
        return provider.credentialHint(field).map(CredentialHint::label).orElse(spoken(field));
    }

    /** What is copied from a page often brings spaces and the line's end with it. */
    private static String typed(Query form, String name) {
        return form.all(name).stream().findFirst().orElse("").strip();
    }

    static String id(String name) {
        return "field-" + name;
    }

    /** A technical name as a label: {@code api_key} is API key. */
    static String spoken(String name) {
        String text = name.replace('_', ' ');
        return text.startsWith("api ")
                ? "API" + text.substring(3)
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
