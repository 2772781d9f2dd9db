package io.hirelay.server;

import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Settings;
import io.hirelay.server.export.Export;
import io.hirelay.server.export.ExportFailure;
import io.hirelay.server.export.ExportFormat;
import io.hirelay.server.export.ExportRequest;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** {@code export}: pulls one connection's records out of a running server into files. */
final class ExportCommand {
    private final World world;

    ExportCommand(World world) {
        this.world = world;
    }

    /** What was said on the command line; empty where nothing was. */
    record Wish(
            String account,
            String out,
            String url,
            String token,
            String tokenFile,
            String format,
            String resources,
            String expand,
            String pageSize,
            boolean withoutRemoteData,
            boolean quiet,
            boolean force) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Wish[" + account + "]";
        }
    }

    int run(ServerConfig config, Wish wish) {
        ExportRequest request = read(config, wish);
        try {
            new Export(request, world.err(), world.terminal(), world.clock(), world.termination()::within).run();
            return CommandLines.OK;
        } catch (ExportFailure e) {
            world.err().println("hirelay: " + e.getMessage());
            return e.isMisuse() ? CommandLines.MISUSED : CommandLines.FAILED;
        }
    }

    /** Everything that is wrong is told at once. */
    private static ExportRequest read(ServerConfig config, Wish wish) {
        List<ConfigProblem> problems = new ArrayList<>();
        Optional<String> account = account(wish.account());
        if (account.isEmpty()) {
            problems.add(new ConfigProblem(
                    "--account",
                    "must be the id of a connected account, such as 00000000-0000-4000-8000-000000000001; GET"
                            + " /integrated-account lists them"));
        }
        Optional<ExportFormat> format = Arrays.stream(ExportFormat.values())
                .filter(known -> known.word().equals(wish.format().isEmpty() ? "jsonl" : lower(wish.format())))
                .findFirst();
        if (format.isEmpty()) {
            problems.add(new ConfigProblem("--format", "must be jsonl or csv"));
        }
        Optional<URI> url = url(wish.url(), config);
        if (url.isEmpty()) {
            problems.add(new ConfigProblem(
                    "--url", "must be the http or https URL of a server, such as https://hirelay.example.com"));
        }
        boolean sized = wish.pageSize().matches("[1-9][0-9]?|" + ExportRequest.LARGEST_PAGE);
        if (!sized && !wish.pageSize().isEmpty()) {
            problems.add(
                    new ConfigProblem("--page-size", "must be a whole number from 1 to " + ExportRequest.LARGEST_PAGE));
        }
        Optional<Secret> token = token(config, wish, problems);
        if (!problems.isEmpty()) {
            throw new ConfigErrors(problems);
        }
        return new ExportRequest(
                account.orElseThrow(),
                Path.of(wish.out()),
                url.orElseThrow(),
                token.orElseThrow(),
                format.orElseThrow(),
                list(wish.resources()),
                list(wish.expand()),
                !wish.withoutRemoteData(),
                sized ? OptionalInt.of(Integer.parseInt(wish.pageSize())) : OptionalInt.empty(),
                wish.quiet(),
                wish.force());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Optional<String> account(String text) {
        try {
            return Optional.of(UUID.fromString(text).toString()).filter(lower(text)::equals);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String text, ServerConfig config) {
        if (text.isEmpty()) {
            int port = config.port() == 0 ? Integer.parseInt(Settings.PORT.presetDoc()) : config.port();
            return Optional.of(ServeCommand.address(config.host(), port));
        }
        try {
            return Optional.of(URI.create(text))
                    .filter(url -> "http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    .filter(url -> url.getHost() != null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null
                            && url.getRawUserInfo() == null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The one that is named here, else the one that is set, else the one that a server made in the data directory. */
    private static Optional<Secret> token(ServerConfig config, Wish wish, List<ConfigProblem> problems) {
        if (!wish.token().isEmpty()) {
            return checked("--token", wish.token(), problems);
        }
        if (!wish.tokenFile().isEmpty()) {
            try {
                String text = Files.readString(Path.of(wish.tokenFile())).strip();
                if (!text.isEmpty()) {
                    return checked("--token-file", text, problems);
                }
            } catch (IOException | IllegalArgumentException e) {
                // told below
            }
            problems.add(new ConfigProblem("--token-file", "must be a file that holds a token and can be read"));
            return Optional.empty();
        }
        Optional<Secret> token = config.apiToken()
                .or(() -> DataDirectory.at(config.dataDirectory())
                        .read(Keyring.TOKEN_FILE)
                        .map(Secret::of));
        if (token.isEmpty()) {
            problems.add(ConfigProblem.of(
                    Settings.API_TOKEN,
                    "is not set, and there is no " + config.dataDirectory().resolve(Keyring.TOKEN_FILE)
                            + "; set it, or name a file that holds a token with --token-file"));
        }
        return token;
    }

    /** What an Authorization header cannot carry must not get as far as an exception that quotes it. */
    private static Optional<Secret> checked(String option, String token, List<ConfigProblem> problems) {
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            problems.add(new ConfigProblem(
                    option, "must hold one token and nothing else: printable ASCII without spaces or line breaks"));
            return Optional.empty();
        }
        return Optional.of(Secret.of(token));
    }
}
