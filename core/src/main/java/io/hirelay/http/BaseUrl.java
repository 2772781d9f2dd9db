package io.hirelay.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;

/** The address under which every request of a connection stays: scheme, host, port and path prefix. */
final class BaseUrl {
    /** Where Retrofit thinks requests go; each is moved under the base of its connection. */
    static final HttpUrl PLACEHOLDER = HttpUrl.get("http://provider.invalid/");

    private final HttpUrl base;
    /** Ends with a slash. */
    private final String prefix;

    private BaseUrl(HttpUrl base, String prefix) {
        this.base = base;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException saying what a base address may not have */
    static BaseUrl of(URI uri) {
        HttpUrl url = HttpUrl.get(uri);
        if (url == null) {
            throw new IllegalArgumentException("a base address is absolute and starts with http:// or https://");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new IllegalArgumentException("a base address holds no user or password");
        }
        if (url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("a base address has neither query nor fragment");
        }
        String path = url.encodedPath();
        return new BaseUrl(url, path.endsWith("/") ? path : path + "/");
    }

    /** The path as logs show it. */
    String template(String path) {
        return prefix + (path.startsWith("/") ? path.substring(1) : path);
    }

    /**
     * Where a request goes that Retrofit has built.
     *
     * @throws InvalidRequestException when that is not under the base
     */
    HttpUrl place(HttpUrl built, RemoteQuery more) {
        HttpUrl.Builder placed;
        if (built.host().equals(PLACEHOLDER.host())) {
            placed = base.newBuilder()
                    .encodedPath(prefix + built.encodedPath().substring(1))
                    .encodedQuery(built.encodedQuery());
        } else if (built.scheme().equals(base.scheme())
                && built.host().equals(base.host())
                && built.port() == base.port()) {
            placed = built.newBuilder().fragment(null);
        } else {
            throw outside();
        }
        more.parameters().forEach((name, values) -> values.forEach(value -> placed.addQueryParameter(name, value)));
        HttpUrl url = placed.build();
        if (!isUnderPrefix(url) || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw outside();
        }
        return url;
    }

    /**
     * Where a path and query lead that somebody gives, encoded and relative to the base.
     *
     * @throws InvalidRequestException when that is not under the base
     */
    HttpUrl at(String reference) {
        int query = reference.indexOf('?');
        String path = query < 0 ? reference : reference.substring(0, query);
        // Before the address is built: that would follow dot segments, and drop them.
        if (path.startsWith("/")
                || path.indexOf('\\') >= 0
                || path.indexOf('#') >= 0
                || !harmless(List.of(decoded(path).split("/", -1)))) {
            throw outside();
        }
        return place(
                PLACEHOLDER
                        .newBuilder()
                        .encodedPath("/" + path)
                        .encodedQuery(query < 0 ? null : reference.substring(query + 1))
                        .build(),
                RemoteQuery.NONE);
    }

    /** Dots that are written as {@code %2e} are dots. */
    private static String decoded(String path) {
        return path.replaceAll("(?i)%2e", ".");
    }

    /**
     * Path and query of a provider's link to its next page. The link's host is dropped: it may be another name of the
     * same provider, and must not decide who is sent the credential.
     *
     * @throws ProtocolException when it is no address, or not one under the base
     */
    NextLink nextLink(String provider, String link) {
        HttpUrl url = base.newBuilder().encodedPath(prefix).build().resolve(link.trim());
        if (url == null || !url.username().isEmpty() || !isUnderPrefix(url)) {
            throw new ProtocolException(
                    provider + " named a next page that is not an address under " + prefix, null, null);
        }
        String query = url.encodedQuery();
        return new NextLink(url.encodedPath().substring(prefix.length()), query == null ? "" : query);
    }

    private boolean isUnderPrefix(HttpUrl url) {
        return (url.encodedPath() + "/").startsWith(prefix) && harmless(url.pathSegments());
    }

    /** A segment that a server in between could decode into a way out is none of ours. */
    private static boolean harmless(List<String> segments) {
        return segments.stream().allMatch(segment -> {
            String again = segment.toLowerCase(Locale.ROOT);
            return !segment.equals(".")
                    && !segment.equals("..")
                    && segment.chars().allMatch(c -> c != '/' && c != '\\' && c >= 0x20 && c != 0x7f)
                    && !again.contains("%2e%2e")
                    && !again.contains("%2f")
                    && !again.contains("%5c");
        });
    }

    private static InvalidRequestException outside() {
        return InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID,
                "path",
                "leads out of the provider's base address: an identifier holds no slash, backslash, control character "
                        + "or dot segment, and a link stays on the provider's host and path");
    }
}
