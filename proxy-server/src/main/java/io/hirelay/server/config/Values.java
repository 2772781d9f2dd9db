package io.hirelay.server.config;

import io.hirelay.server.secret.MasterKey;
import io.hirelay.spi.Secret;
import io.hirelay.spi.SettingSpec;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of values that settings have. */
final class Values {
    static final Value<String> HOST = Value.of("HOST", Values::host);
    static final Value<Integer> PORT = Value.of("PORT", Values::port);
    static final Value<Path> PATH = Value.of("PATH", Values::path);
    static final Value<URI> URL = Value.of("URL", Values::url);
    static final Value<Boolean> FLAG = Value.of("true|false", Values::flag);
    static final Value<Secret> TOKEN = Value.secret("TOKEN", Values::token);
    static final Value<MasterKey> MASTER_KEY = Value.secret("BASE64", MasterKey::ofBase64);

    static final Value<MasterKey> MASTER_KEY_FILE = Value.of("PATH", Values::masterKeyIn);
    static final Value<DatabaseUrl> DATABASE_URL = Value.secret("JDBC_URL", DatabaseUrl::of);

    private Values() {}

    static Value<Duration> seconds(int least, int most, int example) {
        return Value.of(
                "SECONDS",
                text -> Duration.ofSeconds(wholeNumber(
                        text,
                        least,
                        most,
                        "a whole number of seconds from " + least + " to " + most + ", such as " + example)));
    }

    static Value<Duration> days(int least, int most, int example) {
        return Value.of(
                "DAYS",
                text -> Duration.ofDays(wholeNumber(
                        text,
                        least,
                        most,
                        "a whole number of days from " + least + " to " + most + ", such as " + example)));
    }

    /** How often something may be; that it may be as often as one likes is said by saying nothing. */
    static Value<Integer> count(int most, int example) {
        String right = "a whole number from 1 to " + most + ", such as " + example;
        return Value.of("NUMBER", text -> {
            if (text.matches("[+-]?0+")) {
                throw new IllegalArgumentException("is 0; leave it out for no limit, or set " + right);
            }
            return wholeNumber(text, 1, most, right);
        });
    }

    static <E extends Enum<E>> Value<E> word(Class<E> type) {
        String words = Arrays.stream(type.getEnumConstants()).map(Values::word).collect(Collectors.joining("|"));
        return Value.of(
                words,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> wrong(text, "one of " + words.replace("|", ", "))));
    }

    /** A setting that a provider declares. */
    static Value<String> of(SettingSpec spec) {
        return new Value<>(
                spec.secret() ? "SECRET" : spec.key().replaceFirst(".*_", "").toUpperCase(Locale.ROOT),
                spec.secret(),
                text -> {
                    spec.problem(text).ifPresent(problem -> {
                        throw new IllegalArgumentException(problem);
                    });
                    return text;
                });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String host(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@') || text.matches(".*[^:]:\\d+")) {
            throw wrong(text, "a host name or address without a port, such as 127.0.0.1");
        }
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static int port(String text) {
        if (text.startsWith("tcp://")) {
            throw new IllegalArgumentException("is " + shown(text)
                    + ", which Kubernetes sets for a service named hirelay; set enableServiceLinks: false in the pod,"
                    + " or set the port to a whole number from 0 to 65535, such as 8080");
        }
        return wholeNumber(text, 0, 65_535, "a whole number from 0 to 65535, such as 8080; 0 takes a free port");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(text, "a path, such as ./data");
        }
    }

    private static MasterKey masterKeyIn(String text) {
        Path file = path(text);
        try {
            return MasterKey.ofBase64(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "names " + file.toAbsolutePath() + ", which is not a file that this user can read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "names " + file.toAbsolutePath() + "; the key in it " + e.getMessage(), e);
        }
    }

    private static URI url(String text) {
        String right = "an absolute http or https URL without query, such as https://hirelay.example.com";
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw wrong(text, right);
            }
            if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw wrong(text, right);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw wrong(text, right);
        }
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw wrong(text, "true or false");
        };
    }

    private static Secret token(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("holds characters that an Authorization header cannot carry;"
                    + " printable ASCII without spaces would be right (openssl rand -hex 32)");
        }
        return Secret.of(text);
    }

    private static int wholeNumber(String text, int least, int most, String right) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with what would be right.
        }
        throw wrong(text, right);
    }

    private static IllegalArgumentException wrong(String text, String right) {
        return new IllegalArgumentException("is " + shown(text) + "; must be " + right);
    }

    /** A value in a message: on one line, and not endless. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + '"';
    }
}
