package io.hirelay.server;

import io.hirelay.json.Json;
import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.Loaded;
import io.hirelay.server.store.SqlTokens;
import io.hirelay.server.token.AllowedCall;
import io.hirelay.server.token.ApiToken;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.server.token.TokenStore;
import io.hirelay.spi.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code token create | list | revoke}: API tokens in the database, beside the first one; a server may be running. */
final class TokenCommands {
    private static final String ENVIRONMENT = "[a-z][a-z0-9_-]{0,31}";
    private static final Pattern AGE = Pattern.compile("(?<number>[1-9][0-9]{0,4})(?<unit>[mhd])");
    private static final int LONGEST_NAME = 100;

    private final World world;

    TokenCommands(World world) {
        this.world = world;
    }

    /**
     * What was said on the command line.
     *
     * @param name empty when nothing was
     * @param environment empty when nothing was
     * @param expires empty when nothing was
     */
    record Wish(
            String name,
            String environment,
            String expires,
            boolean readOnly,
            List<String> allow,
            String requestsPerMinute) {}

    int create(Loaded loaded, Wish wish) {
        Instant now = world.clock().instant();
        Secret token = ApiToken.generate(world.random());
        ApiToken kept = read(wish, token, now);
        return with(loaded, tokens -> {
            tokens.insert(kept);
            world.err()
                    .println("hirelay: token " + kept.id() + " of environment " + kept.environment() + " may "
                            + kept.policy().words()
                            + kept.expiresAt().map(end -> " until " + end).orElse("")
                            + "; it is shown this once, and every running server knows it at once:");
            world.out().println(token.reveal());
            return CommandLines.OK;
        });
    }

    int list(Loaded loaded) {
        Instant now = world.clock().instant();
        return with(loaded, tokens -> {
            List<ApiToken> all = tokens.list();
            if (all.isEmpty()) {
                world.err().println("hirelay: no tokens were made here; token create makes one");
            }
            all.forEach(token -> world.out().println(line(token, now)));
            return CommandLines.OK;
        });
    }

    private static String line(ApiToken token, Instant now) {
        String expires = token.expiresAt()
                .map(end -> (end.isAfter(now) ? "expires " : "expired ") + end)
                .orElse("does not expire");
        String limit = token.policy().requestsPerMinute().isPresent()
                ? "  at most " + token.policy().requestsPerMinute().getAsInt() + " requests a minute"
                : "";
        return token.id() + "  " + token.environment() + "  " + token.name() + "  created " + token.createdAt() + "  "
                + expires + "  "
                + token.lastUsedAt().map(at -> "last used " + at).orElse("never used") + "  may "
                + token.policy().words() + limit;
    }

    int revoke(Loaded loaded, String id) {
        return with(loaded, tokens -> {
            if (!tokens.delete(id)) {
                world.err().println("hirelay: there is no token " + id + "; token list lists them");
                return CommandLines.FAILED;
            }
            world.err().println("hirelay: token " + id + " is revoked, with the account tokens made with it");
            return CommandLines.OK;
        });
    }

    private static int with(Loaded loaded, ToIntFunction<TokenStore> work) {
        try (Storage storage = Storage.beside(loaded.config())) {
            return work.applyAsInt(new SqlTokens(storage.database(), new Json()));
        }
    }

    /** Everything that is wrong is told at once. */
    private static ApiToken read(Wish wish, Secret token, Instant now) {
        List<ConfigProblem> problems = new ArrayList<>();
        String name = wish.name().isEmpty() ? "unnamed" : wish.name();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems.add(new ConfigProblem(
                    "--name", "must have at most " + LONGEST_NAME + " characters, on one line, such as billing"));
        }
        String environment = wish.environment().isEmpty() ? ApiToken.DEFAULT_ENVIRONMENT : wish.environment();
        if (!environment.matches(ENVIRONMENT)) {
            problems.add(new ConfigProblem(
                    "--environment",
                    "must begin with a lower-case letter and have at most 32 letters, digits, - and _, such as"
                            + " staging"));
        }
        Optional<Instant> expires = wish.expires().isEmpty() ? Optional.empty() : end(wish.expires(), now, problems);
        List<AllowedCall> allow = new ArrayList<>();
        for (String pattern : wish.allow()) {
            try {
                allow.add(AllowedCall.parse(pattern));
            } catch (IllegalArgumentException e) {
                problems.add(new ConfigProblem("--allow", String.valueOf(e.getMessage())));
            }
        }
        OptionalInt perMinute = perMinute(wish.requestsPerMinute(), problems);
        if (!problems.isEmpty()) {
            throw new ConfigErrors(problems);
        }
        return ApiToken.of(token, name, environment, new TokenPolicy(wish.readOnly(), allow, perMinute), now, expires);
    }

    private static Optional<Instant> end(String text, Instant now, List<ConfigProblem> problems) {
        Matcher age = AGE.matcher(text);
        Optional<Instant> end = Optional.empty();
        if (age.matches()) {
            int number = Integer.parseInt(age.group("number"));
            end = Optional.of(now.plus(
                    switch (age.group("unit")) {
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    }));
        } else {
            try {
                end = Optional.of(LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            } catch (DateTimeException e) {
                // told below
            }
        }
        if (end.filter(now::isBefore).isEmpty()) {
            problems.add(new ConfigProblem(
                    "--expires",
                    "must be a number of days, hours or minutes, such as 90d, 12h or 30m, or the last day on which the"
                            + " token is valid (UTC), not in the past, such as "
                            + now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(90)));
        }
        return end;
    }

    private static OptionalInt perMinute(String text, List<ConfigProblem> problems) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.matches("[1-9][0-9]{0,6}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        problems.add(new ConfigProblem(
                "--requests-per-minute",
                "must be a whole number from 1 to 9999999, such as 600; leave it out for no limit of its own"));
        return OptionalInt.empty();
    }
}
