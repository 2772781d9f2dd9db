package io.hirelay.server;

import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Setting;
import io.hirelay.server.config.Settings;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.store.SqlKeysets;
import io.hirelay.server.token.ApiToken;
import io.hirelay.spi.Secret;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What callers and cursors are known by.
 *
 * @param tokens API tokens that hold as long as the server runs
 * @param notices what the operator should know about where these came from; no secret
 */
record Keyring(MasterKey masterKey, List<ApiToken> tokens, List<String> notices) {
    static final String TOKEN_FILE = "api-token";
    static final String KEY_FILE = "master.key";

    private static final int SHORT_TOKEN = 16;

    Keyring {
        tokens = List.copyOf(tokens);
        notices = List.copyOf(notices);
    }

    /** For a server that writes nothing to disk: a fresh key, and this token beside the one that may be set. */
    static Keyring ephemeral(ServerConfig config, Secret token, SecureRandom random, Instant now) {
        List<ApiToken> tokens = new ArrayList<>();
        tokens.add(ApiToken.of(token, "sandbox", ApiToken.DEFAULT_ENVIRONMENT, now));
        config.apiToken()
                .ifPresent(set -> tokens.add(ApiToken.of(set, "configured", ApiToken.DEFAULT_ENVIRONMENT, now)));
        return new Keyring(config.masterKey().orElseGet(() -> MasterKey.random(random)), tokens, List.of());
    }

    /**
     * What is set, else what the data directory has, else what is made there now; but no master key is made for a
     * database that was encrypted with another.
     *
     * @throws ConfigErrors naming everything that is wrong with it
     */
    static Keyring of(ServerConfig config, Storage storage, SecureRandom random, Instant now) {
        Gathering gathering = new Gathering(config, random);
        gathering.keyOf(storage);
        Optional<MasterKey> key = gathering.masterKey();
        Optional<Secret> token = gathering.apiToken();
        if (!gathering.problems.isEmpty()) {
            throw new ConfigErrors(gathering.problems);
        }
        return new Keyring(
                key.orElseThrow(),
                List.of(ApiToken.of(token.orElseThrow(), "bootstrap", ApiToken.DEFAULT_ENVIRONMENT, now)),
                gathering.notices);
    }

    /**
     * The master key that a database is encrypted with; none is made.
     *
     * @throws ConfigErrors when it is not set and not in the data directory either
     */
    static MasterKey masterKey(ServerConfig config, Storage storage) {
        Gathering gathering = new Gathering(config, new SecureRandom());
        gathering.refuseNewKey(storage);
        Optional<MasterKey> key = gathering.masterKey();
        return key.orElseThrow(() -> new ConfigErrors(gathering.problems));
    }

    /** Whether the master key lies in the data directory, because none is set. */
    static boolean keepsMasterKey(ServerConfig config) {
        return config.masterKey().isEmpty();
    }

    /** What is wrong with the files that are there; nothing is made. */
    static List<ConfigProblem> problems(ServerConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (config.databaseUrl().isEmpty() || config.apiToken().isEmpty() || keepsMasterKey(config)) {
            DataDirectory.problem(config.dataDirectory())
                    .ifPresent(problem -> problems.add(ConfigProblem.of(Settings.DATA_DIR, problem)));
        }
        DataDirectory directory = DataDirectory.at(config.dataDirectory());
        Gathering gathering = new Gathering(config, new SecureRandom());
        if (problems.isEmpty() && Files.isDirectory(directory.path())) {
            gathering.existing(directory, KEY_FILE).ifPresent(text -> gathering.keyOf(directory.file(KEY_FILE), text));
            gathering.existing(directory, TOKEN_FILE).ifPresent(text -> gathering.tokenOf(text, directory));
        }
        problems.addAll(gathering.problems);
        return problems;
    }

    /** Collects keys and what is wrong with them. */
    private static final class Gathering {
        private final ServerConfig config;
        private final SecureRandom random;
        private final List<ConfigProblem> problems = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private Optional<DataDirectory> opened = Optional.empty();
        private Optional<Storage> encrypted = Optional.empty();
        private boolean unusable;

        Gathering(ServerConfig config, SecureRandom random) {
            this.config = config;
            this.random = random;
        }

        /** This is the database of which the key is wanted; one that holds keys wants the one that opens them. */
        void keyOf(Storage storage) {
            if (new SqlKeysets(storage.database()).any()) {
                refuseNewKey(storage);
            }
        }

        void refuseNewKey(Storage storage) {
            encrypted = Optional.of(storage);
        }

        Optional<MasterKey> masterKey() {
            return config.masterKey().or(() -> directory().flatMap(this::directoryKey));
        }

        private Optional<MasterKey> directoryKey(DataDirectory directory) {
            Path file = directory.file(KEY_FILE);
            encrypted.ifPresent(storage -> MasterKeyChange.finish(directory, storage.database()));
            boolean fresh = !Files.exists(file);
            if (fresh && encrypted.isPresent()) {
                problems.add(ConfigProblem.of(
                        Settings.MASTER_KEY,
                        "is not set, and " + file + " is not there, but the credentials in "
                                + encrypted.get().place() + " are encrypted with a key; set it, or put the file back"));
                return Optional.empty();
            }
            return content(
                            directory,
                            Settings.MASTER_KEY,
                            KEY_FILE,
                            () -> MasterKey.random(random).base64())
                    .flatMap(text -> {
                        if (fresh) {
                            notices.add("a master key was generated into " + file + "; keep it safe, or set "
                                    + Settings.MASTER_KEY.environment() + " and remove the file");
                        }
                        return keyOf(file, text);
                    });
        }

        Optional<Secret> apiToken() {
            config.apiToken()
                    .filter(token -> token.reveal().length() < SHORT_TOKEN)
                    .ifPresent(token -> notices.add(Settings.API_TOKEN.environment()
                            + " is short enough to be guessed; openssl rand -hex 32 makes a better one"));
            return config.apiToken()
                    .or(() -> directory()
                            .flatMap(directory -> content(
                                            directory,
                                            Settings.API_TOKEN,
                                            TOKEN_FILE,
                                            () -> ApiToken.generate(random).reveal())
                                    .flatMap(text -> {
                                        notices.add("the API token is in " + directory.file(TOKEN_FILE));
                                        return tokenOf(text, directory);
                                    })));
        }

        /** Opened when something has to be kept in it; once, so that it is complained of once. */
        private Optional<DataDirectory> directory() {
            if (opened.isEmpty() && !unusable) {
                try {
                    opened = Optional.of(DataDirectory.open(config.dataDirectory()));
                } catch (IllegalArgumentException e) {
                    unusable = true;
                    problems.add(ConfigProblem.of(Settings.DATA_DIR, String.valueOf(e.getMessage())));
                }
            }
            return opened;
        }

        private Optional<String> content(
                DataDirectory directory, Setting<?> setting, String name, Supplier<String> fresh) {
            try {
                String text = directory.readOrCreate(name, fresh);
                if (directory.openToOthers(name)) {
                    notices.add("others can read " + directory.file(name) + "; chmod 600 it");
                }
                return Optional.of(text);
            } catch (UncheckedIOException e) {
                problems.add(ConfigProblem.of(setting, String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }

        Optional<String> existing(DataDirectory directory, String name) {
            try {
                return directory.read(name);
            } catch (UncheckedIOException e) {
                problems.add(new ConfigProblem(directory.file(name).toString(), String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }

        Optional<MasterKey> keyOf(Path file, String text) {
            try {
                return Optional.of(MasterKey.ofBase64(text));
            } catch (IllegalArgumentException e) {
                problems.add(ConfigProblem.of(Settings.MASTER_KEY, "the key in " + file + " " + e.getMessage()));
                return Optional.empty();
            }
        }

        Optional<Secret> tokenOf(String text, DataDirectory directory) {
            try {
                return Optional.of(Settings.API_TOKEN.value().parser().apply(text))
                        .filter(token -> !text.isEmpty())
                        .or(() -> {
                            throw new IllegalArgumentException("is empty");
                        });
            } catch (IllegalArgumentException e) {
                problems.add(ConfigProblem.of(
                        Settings.API_TOKEN,
                        "the token in " + directory.file(TOKEN_FILE) + " " + e.getMessage()
                                + "; remove the file to have a new one made"));
                return Optional.empty();
            }
        }
    }
}
