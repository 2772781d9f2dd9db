package io.hirelay.server;

import io.hirelay.json.Json;
import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.Loaded;
import io.hirelay.server.config.Settings;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.token.ApiToken;
import io.hirelay.server.token.TokenFile;
import io.hirelay.spi.Secret;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code token create | list | revoke}: API tokens beside the first one. */
final class TokenCommands {
    private static final String ENVIRONMENT = "[a-z][a-z0-9_-]{0,31}";

    private final World world;

    TokenCommands(World world) {
        this.world = world;
    }

    int create(Loaded loaded, String name, String environment) {
        String reached = environment.isEmpty() ? ApiToken.DEFAULT_ENVIRONMENT : environment;
        if (!reached.matches(ENVIRONMENT)) {
            throw new ConfigErrors(List.of(new ConfigProblem(
                    "--environment",
                    "must begin with a lower-case letter and have at most 32 letters, digits, - and _, such as"
                            + " staging")));
        }
        Secret token = ApiToken.generate(world.random());
        ApiToken kept = ApiToken.of(
                token, name.isEmpty() ? "unnamed" : name, reached, world.clock().instant());
        try {
            new TokenFile(DataDirectory.open(loaded.config().dataDirectory()), new Json()).add(kept);
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
        world.err()
                .println("hirelay: token " + kept.id() + " of environment " + reached
                        + "; it is shown this once, and a running server knows it at once:");
        world.out().println(token.reveal());
        return CommandLines.OK;
    }

    int list(Loaded loaded) {
        List<ApiToken> tokens = tokens(loaded).tokens();
        if (tokens.isEmpty()) {
            world.err().println("hirelay: no tokens were made here; token create makes one");
        }
        for (ApiToken token : tokens) {
            world.out()
                    .println(token.id() + "  " + token.environment() + "  " + token.createdAt() + "  " + token.name());
        }
        return CommandLines.OK;
    }

    int revoke(Loaded loaded, String id) {
        if (!tokens(loaded).revoke(id)) {
            world.err().println("hirelay: there is no token " + id + "; token list lists them");
            return CommandLines.FAILED;
        }
        world.err().println("hirelay: token " + id + " is revoked");
        return CommandLines.OK;
    }

    private static TokenFile tokens(Loaded loaded) {
        TokenFile file = new TokenFile(DataDirectory.at(loaded.config().dataDirectory()), new Json());
        try {
            file.tokens();
        } catch (UncheckedIOException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
        return file;
    }

    private static ConfigErrors unusable(String message) {
        return new ConfigErrors(List.of(ConfigProblem.of(Settings.DATA_DIR, message)));
    }
}
