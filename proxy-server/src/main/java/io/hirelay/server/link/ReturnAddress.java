package io.hirelay.server.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Addresses of the product that a flow goes back to or talks to, checked before they are kept: a link must not send a
 * browser where nobody meant it to.
 *
 * @param privateHosts whether plain http may lead to any host
 */
record ReturnAddress(boolean privateHosts) {
    private static final int LONGEST = 2_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Where the browser goes at the end.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    URI redirect(String text) {
        URI uri = absolute(text, "https://app.example.com/settings");
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must not have a fragment (#…); https://app.example.com/settings is right");
        }
        return uri;
    }

    /**
     * The page that embeds this one.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    String origin(String text) {
        String example = "https://app.example.com";
        URI uri = absolute(text, example);
        if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must be an origin alone, without path, query or a slash at its end; " + example + " is right");
        }
        return originOf(uri);
    }

    private URI absolute(String text, String example) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address; " + example + " is right", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST || uri.getHost() == null || uri.isOpaque()) {
            throw new IllegalArgumentException(
                    "must be an absolute address of at most " + LONGEST + " characters; " + example + " is right");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must not name a user; " + example + " is right");
        }
        boolean plain = scheme.equals("http")
                && (privateHosts || LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT)));
        if (!scheme.equals("https") && !plain) {
            throw new IllegalArgumentException(
                    "must begin with https:// (http:// is for this machine alone); " + example + " is right");
        }
        return uri;
    }

    /** Scheme, host and port as browsers write them. */
    static String originOf(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }

    /** The address with more parameters behind those it has. */
    static String with(URI uri, Map<String, String> parameters) {
        String more = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String text = uri.toASCIIString();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        String joint = uri.getRawQuery() == null ? "?" : query.isEmpty() || query.endsWith("&") ? "" : "&";
        return text + joint + more;
    }
}
