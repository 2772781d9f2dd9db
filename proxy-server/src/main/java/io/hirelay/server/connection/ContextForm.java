package io.hirelay.server.connection;

import io.hirelay.connection.CredentialKind;
import io.hirelay.connection.NewCredential;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import io.hirelay.spi.SettingSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the context of an account: what belongs to a customer goes into the settings, what is secret into the credential,
 * and everything that belongs to neither is refused. No message repeats a value. Thread-safe.
 */
public final class ContextForm {
    private static final int LONGEST = 8_192;
    private static final Duration LONGEST_LIFE = Duration.ofDays(3_660);

    private final InstantSource clock;

    public ContextForm(InstantSource clock) {
        this.clock = clock;
    }

    /** What was given, each field checked by itself. */
    public record Given(Map<String, String> settings, NewCredential credential) {
        public Given {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * What a provider knows of this kind of credential.
     *
     * @throws InvalidRequestException when the kind is not one that the provider takes
     */
    public static CredentialKind kind(ProviderDescriptor provider, Optional<String> word) {
        List<String> taken = provider.credentialKinds().stream().sorted().toList();
        if (word.isEmpty() && taken.size() == 1) {
            return CredentialKind.of(taken.get(0)).orElseThrow();
        }
        return word.filter(provider.credentialKinds()::contains)
                .flatMap(CredentialKind::of)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED,
                        "authentication_method",
                        (word.isEmpty() ? "is required; " : "is not one that " + provider.label() + " takes; ")
                                + "it takes " + String.join(", ", taken)));
    }

    /**
     * Reads the context of a new account.
     *
     * @throws InvalidRequestException naming everything that is wrong with it or missing
     */
    public Given whole(ProviderDescriptor provider, CredentialKind kind, Map<String, ?> context) {
        Reading reading = new Reading(provider, kind, clock.instant());
        context.forEach(reading::field);
        reading.missing();
        return reading.given();
    }

    /**
     * Reads what is to be changed in the context of an account.
     *
     * @throws InvalidRequestException naming everything that is wrong with it
     */
    public Given part(ProviderDescriptor provider, CredentialKind kind, Map<String, ?> context) {
        Reading reading = new Reading(provider, kind, clock.instant());
        context.forEach(reading::field);
        return reading.given();
    }

    /** One context being read. */
    private static final class Reading {
        private final ProviderDescriptor provider;
        private final CredentialKind kind;
        private final Instant now;
        private final List<Failure> failures = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final Map<String, Secret> secrets = new LinkedHashMap<>();
        private Optional<Instant> expiresAt = Optional.empty();

        Reading(ProviderDescriptor provider, CredentialKind kind, Instant now) {
            this.provider = provider;
            this.kind = kind;
            this.now = now;
        }

        Given given() {
            if (!failures.isEmpty()) {
                throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, failures);
            }
            return new Given(settings, new NewCredential(kind, secrets, expiresAt));
        }

        void field(String name, Object value) {
            Optional<SettingSpec> setting = provider.setting(name);
            Optional<CredentialKind.Field> field = kind.field(name);
            if (field.isPresent()) {
                if (field.get().secret()) {
                    secret(name, value);
                } else {
                    life(name, value);
                }
            } else if (setting.isEmpty()) {
                fail(shortened(name), "is not a field here; the fields are " + String.join(", ", names()));
            } else if (setting.get().level() == SettingSpec.Level.OPERATOR) {
                fail(name, "is set by whoever runs this server, for all accounts, and cannot be set for one");
            } else if (!(value instanceof String text)) {
                fail(name, "must be text, such as " + setting.get().example());
            } else {
                String stripped = text.strip();
                setting.get()
                        .problem(stripped)
                        .ifPresentOrElse(problem -> fail(name, problem), () -> settings.put(name, stripped));
            }
        }

        private void secret(String name, Object value) {
            if (!(value instanceof String given)) {
                fail(name, "must be text");
                return;
            }
            // A key that is copied from a page often brings the line's end with it.
            String text = given.strip();
            if (text.isEmpty()) {
                fail(name, "must not be empty");
            } else if (text.length() > LONGEST) {
                fail(name, "must have at most " + LONGEST + " characters");
            } else if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                fail(
                        name,
                        "holds characters that no key has: only printable ASCII without spaces is right; copy it anew");
            } else {
                secrets.put(name, Secret.of(text));
            }
        }

        /** As OAuth servers tell it: the seconds that are left. */
        private void life(String name, Object value) {
            String text = value.toString().strip();
            if (text.matches("[0-9]{1,9}") && Long.parseLong(text) <= LONGEST_LIFE.toSeconds()) {
                expiresAt = Optional.of(now.plusSeconds(Long.parseLong(text)));
            } else {
                fail(name, "must be the seconds until the token ends, such as 7200");
            }
        }

        void missing() {
            for (SettingSpec spec : provider.settings()) {
                if (spec.level() == SettingSpec.Level.CONNECTION
                        && spec.required()
                        && spec.defaultValue().isEmpty()
                        && !settings.containsKey(spec.key())
                        && untold(spec.key())) {
                    fail(spec.key(), "is required: " + spec.doc() + " (such as " + spec.example() + ")");
                }
            }
            for (CredentialKind.Field field : kind.fields()) {
                if (field.required() && !secrets.containsKey(field.name()) && untold(field.name())) {
                    fail(field.name(), "is required with authentication_method " + kind.word());
                }
            }
        }

        /** Whether nothing has been said about a field yet: it is not both malformed and missing. */
        private boolean untold(String name) {
            return failures.stream().noneMatch(failure -> failure.field().equals("context." + name));
        }

        private List<String> names() {
            return Stream.concat(
                            provider.settings().stream()
                                    .filter(spec -> spec.level() == SettingSpec.Level.CONNECTION)
                                    .map(SettingSpec::key),
                            kind.fields().stream().map(CredentialKind.Field::name))
                    .collect(Collectors.toList());
        }

        private void fail(String name, String message) {
            failures.add(new Failure("context." + name, message));
        }

        private static String shortened(String name) {
            return name.length() <= 64 ? name : name.substring(0, 64) + "…";
        }
    }
}
