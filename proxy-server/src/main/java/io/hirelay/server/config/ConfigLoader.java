package io.hirelay.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.hirelay.server.text.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the value of every setting: on the command line, else in the environment, else in the configuration file, else
 * its default. An empty environment variable counts as not set. Everything that is wrong is told at once.
 */
public final class ConfigLoader {
    private final Settings settings;
    private final Map<String, String> environment;
    private final Map<String, String> options;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final List<ConfigProblem> warnings = new ArrayList<>();
    private final List<Loaded.Shown> shown = new ArrayList<>();

    private ConfigLoader(Settings settings, Map<String, String> environment, Map<String, String> options) {
        this.settings = settings;
        this.environment = environment;
        this.options = options;
    }

    /**
     * @param environment the environment's variables
     * @param options what was said on the command line, by option, such as {@code --port}
     * @throws ConfigErrors naming everything that is wrong
     */
    public static Loaded load(Settings settings, Map<String, String> environment, Map<String, String> options) {
        return new ConfigLoader(settings, environment, options).load();
    }

    private Loaded load() {
        Map<String, String> file =
                found(Settings.CONFIG, Map.of()).map(this::readFile).orElse(Map.of());
        checkVariables();
        Map<Setting<?>, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : settings.all()) {
            value(setting, file).ifPresent(value -> values.put(setting, value));
        }
        checkOneOf(values, Settings.MASTER_KEY, Settings.MASTER_KEY_FILE);
        checkOneOf(values, Settings.NEW_MASTER_KEY, Settings.NEW_MASTER_KEY_FILE);
        if (!problems.isEmpty()) {
            throw new ConfigErrors(problems);
        }
        return new Loaded(config(values), shown, warnings);
    }

    private void checkOneOf(Map<Setting<?>, Object> values, Setting<?> one, Setting<?> other) {
        if (values.containsKey(one) && values.containsKey(other)) {
            problems.add(ConfigProblem.of(other, "is set, and so is " + one.environment() + "; unset one of them"));
        }
    }

    private ServerConfig config(Map<Setting<?>, Object> values) {
        return new ServerConfig(
                given(values, Settings.HOST),
                given(values, Settings.PORT),
                get(values, Settings.PUBLIC_URL),
                given(values, Settings.DATA_DIR),
                get(values, Settings.API_TOKEN),
                get(values, Settings.DATABASE_URL),
                get(values, Settings.MASTER_KEY).or(() -> get(values, Settings.MASTER_KEY_FILE)),
                get(values, Settings.NEW_MASTER_KEY).or(() -> get(values, Settings.NEW_MASTER_KEY_FILE)),
                given(values, Settings.CALL_DEADLINE),
                given(values, Settings.PASSTHROUGH_TIMEOUT),
                get(values, Settings.PASSTHROUGH_LARGEST_BODY)
                        .map(mebibytes -> OptionalLong.of(mebibytes * 1_048_576L))
                        .orElse(OptionalLong.empty()),
                get(values, Settings.LOG_FORMAT),
                given(values, Settings.LOG_LEVEL),
                given(values, Settings.ALLOW_PRIVATE_UPSTREAMS),
                given(values, Settings.POLL_INTERVAL),
                given(values, Settings.LOG_RETENTION),
                get(values, Settings.REQUESTS_PER_MINUTE).map(OptionalInt::of).orElse(OptionalInt.empty()),
                providers(values));
    }

    private Map<String, Map<String, String>> providers(Map<Setting<?>, Object> values) {
        Map<String, Map<String, String>> providers = new LinkedHashMap<>();
        settings.byProvider().forEach((provider, byKey) -> {
            Map<String, String> set = new LinkedHashMap<>();
            byKey.forEach((key, setting) -> get(values, setting).ifPresent(value -> set.put(key, value)));
            providers.put(provider, Map.copyOf(set));
        });
        return providers;
    }

    @SuppressWarnings("unchecked") // a setting's value was put there by its own parser
    private static <T> Optional<T> get(Map<Setting<?>, Object> values, Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting));
    }

    private static <T> T given(Map<Setting<?>, Object> values, Setting<T> setting) {
        return get(values, setting).orElseThrow(() -> new IllegalStateException(setting.key() + " has no default"));
    }

    private <T> Optional<T> value(Setting<T> setting, Map<String, String> file) {
        Optional<Raw> raw = found(setting, file);
        if (raw.isEmpty()) {
            shown.add(new Loaded.Shown(setting, "(" + setting.presetDoc() + ")", Origin.DEFAULT));
            return Optional.empty();
        }
        String text = raw.get().text();
        Origin origin = raw.get().origin();
        try {
            T value = setting.value().parser().apply(text);
            shown.add(new Loaded.Shown(setting, setting.value().secret() ? "***" : text, origin));
            return Optional.of(value);
        } catch (IllegalArgumentException e) {
            problems.add(ConfigProblem.of(
                    setting,
                    e.getMessage() + (origin == Origin.DEFAULT ? "" : " [found in the " + origin.word() + "]")));
            return Optional.empty();
        }
    }

    private record Raw(String text, Origin origin) {}

    private Optional<Raw> found(Setting<?> setting, Map<String, String> file) {
        Optional<String> option = setting.option().map(options::get);
        if (option.isPresent()) {
            return option.map(text -> new Raw(text, Origin.COMMAND_LINE));
        }
        String variable = environment.getOrDefault(setting.environment(), "").strip();
        if (!variable.isEmpty()) {
            return Optional.of(new Raw(variable, Origin.ENVIRONMENT));
        }
        return Optional.ofNullable(file.get(setting.key()))
                .map(text -> new Raw(text, Origin.FILE))
                .or(() -> setting.preset().map(text -> new Raw(text, Origin.DEFAULT)));
    }

    /**
     * A variable that is nearly the name of a setting is a slip of the pen, and an error; any other may be somebody
     * else's, such as the ones that Kubernetes makes up for a service named hirelay.
     */
    private void checkVariables() {
        Map<String, Setting<?>> known =
                settings.all().stream().collect(Collectors.toMap(Setting::environment, Function.identity()));
        environment.keySet().stream()
                .filter(name -> name.startsWith(Setting.ENVIRONMENT_PREFIX) && !known.containsKey(name))
                .sorted()
                .forEach(name -> Spelling.nearest(name, known.keySet())
                        .ifPresentOrElse(
                                near -> problems.add(new ConfigProblem(
                                        "environment variable " + name,
                                        "is not a setting; did you mean " + near + " ("
                                                + known.get(near).key() + ")?")),
                                () -> warnings.add(new ConfigProblem(
                                        "environment variable " + name,
                                        "is not a setting and has no effect; --help lists those that have"))));
    }

    private Map<String, String> readFile(Raw named) {
        Path path;
        try {
            path = Settings.CONFIG.value().parser().apply(named.text());
        } catch (IllegalArgumentException e) {
            return Map.of(); // told with the setting itself
        }
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            problems.add(ConfigProblem.of(
                    Settings.CONFIG,
                    "names " + path.toAbsolutePath() + ", which is not a file that this user can read"));
            return Map.of();
        }
        try {
            Config parsed = ConfigFactory.parseFile(
                            path.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolveWith(ConfigFactory.parseMap(variables()), ConfigResolveOptions.noSystem());
            return known(path, parsed);
        } catch (ConfigException e) {
            // Its message names file and line; it may show text of the file, where a secret may stand.
            String place = e.origin() == null ? path.toString() : e.origin().description();
            problems.add(new ConfigProblem(
                    "configuration file " + place,
                    e instanceof ConfigException.UnresolvedSubstitution
                            ? "names a variable in ${…} that the environment does not have; ${?…} allows it to be missing"
                            : "is not well-formed HOCON, JSON or properties there"));
            return Map.of();
        }
    }

    /** The environment for substitutions, by variable; a path cannot hold every name that a variable can have. */
    private Map<String, String> variables() {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("[A-Za-z_][A-Za-z0-9_]*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> known(Path path, Config parsed) {
        Map<String, Setting<?>> known = settings.all().stream()
                .filter(Setting::inFile)
                .collect(Collectors.toMap(Setting::key, Function.identity()));
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigValue> entry : parsed.entrySet()) {
            String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
            ConfigValue value = entry.getValue();
            String place = path + ":" + value.origin().lineNumber();
            Setting<?> setting = known.get(key);
            if (setting == null) {
                problems.add(new ConfigProblem(
                        key + " (" + place + ")",
                        "is not a setting; "
                                + Spelling.nearest(key, known.keySet())
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("--help lists those that are")));
            } else if (value.valueType() == ConfigValueType.LIST) {
                problems.add(ConfigProblem.of(setting, "must be one value, not a list [found at " + place + "]"));
            } else {
                values.put(key, String.valueOf(value.unwrapped()).strip());
            }
        }
        return values;
    }
}
