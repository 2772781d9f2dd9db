package io.hirelay.server.config;

import io.hirelay.spi.Secret;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database server is.
 *
 * @param url the JDBC URL, which may hold a password
 * @param place the server and the name of its database, without credentials
 */
public record DatabaseUrl(Secret url, String place) {
    private static final String RIGHT = "a JDBC URL such as jdbc:postgresql://db.internal:5432/hirelay?user=hirelay"
            + "&password=… would be right; without one, an embedded database in the data directory is used";
    private static final String PREFIX = "jdbc:postgresql:";

    // Hosts may be several, and a name in brackets is an IPv6 address.
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://"
            + "(?<hosts>[^/?#,@\\s]+(?:,[^/?#,@\\s]+)*)"
            + "/(?<name>[^/?#@\\s]+)(?:\\?(?<parameters>[^#\\s]*))?");

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    public DatabaseUrl {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(place, "place");
    }

    /** @throws IllegalArgumentException saying what is wrong and what would be right, without the text itself */
    static DatabaseUrl of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:sqlite:")) {
            throw new IllegalArgumentException("names a SQLite file; leave it unset and name the directory with "
                    + Settings.DATA_DIR.environment() + ": the server keeps its SQLite database there");
        }
        if (lower.startsWith("postgres:") || lower.startsWith("postgresql:")) {
            throw new IllegalArgumentException("is no JDBC URL; " + RIGHT);
        }
        if (!lower.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    (lower.startsWith("jdbc:") ? "names a database that is not supported; " : "is no JDBC URL; ")
                            + RIGHT);
        }
        Matcher url = URL.matcher(PREFIX + text.substring(PREFIX.length()));
        if (lower.matches("jdbc:postgresql://[^/]*@.*")) {
            throw new IllegalArgumentException(
                    "holds user and password before the host; give them as ?user=…&password=… at its end");
        }
        if (!url.matches()) {
            throw new IllegalArgumentException("is not well formed; " + RIGHT);
        }
        checkPorts(url.group("hosts"));
        checkEscapes(text);
        return new DatabaseUrl(Secret.of(url.group()), url.group("hosts") + "/" + url.group("name"));
    }

    private static void checkPorts(String hosts) {
        for (String host : hosts.split(",")) {
            Matcher port = Pattern.compile("(?:\\[[^]]+]|[^:\\[\\]]+)(?::(?<port>\\d{1,5}))?")
                    .matcher(host);
            if (!port.matches() || port.group("port") != null && Integer.parseInt(port.group("port")) > 65_535) {
                throw new IllegalArgumentException("has a host or port that cannot be; " + RIGHT);
            }
        }
    }

    private static void checkEscapes(String text) {
        if (STRAY_PERCENT.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "holds a % that begins no escape; in a password, % is written %25, & %26 and # %23");
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
