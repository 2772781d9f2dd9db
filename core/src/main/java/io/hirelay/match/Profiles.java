package io.hirelay.match;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Addresses of people's pages in one form: without scheme, {@code www}, fragment, trailing slash and what is said about
 * the visit, the host in small letters. The well-known networks read handles without regard to case and show one page
 * under the names of several hosts.
 */
final class Profiles {
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://.*", Pattern.CASE_INSENSITIVE);

    /** Pages of programs: it is the query that says whose page it is. */
    private static final Pattern PROGRAM = Pattern.compile(".*\\.(php|aspx?|jsp|cgi)");

    /** What is added to an address for whoever counts visits. */
    private static final Pattern VISIT = Pattern.compile("(utm_.*|fbclid|gclid|trk|ref|source|lang|locale)=.*");

    /** Names of a network's host, without what stands before it, by the one it is known under here. */
    private static final Map<String, String> NETWORKS = Map.of(
            "linkedin.com", "linkedin.com",
            "xing.com", "xing.com",
            "github.com", "github.com",
            "facebook.com", "facebook.com",
            "fb.com", "facebook.com",
            "twitter.com", "twitter.com",
            "x.com", "twitter.com",
            "instagram.com", "instagram.com");

    private Profiles() {}

    /** Empty for what is no address, and for the front page of a network, which is nobody's. */
    static Optional<String> normal(String address) {
        String text = address.strip();
        URI uri;
        try {
            uri = new URI(SCHEME.matcher(text).matches() ? text : "https://" + text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        if (uri.getHost() == null) {
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(uri.getPath()).orElse("").replaceAll("/+$", "");
        Optional<String> network = network(host);
        if (network.isPresent()) {
            if (path.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(network.get() + path.toLowerCase(Locale.ROOT) + query(uri, path));
        }
        return Optional.of((host.startsWith("www.") ? host.substring(4) : host) + path + query(uri, path));
    }

    private static Optional<String> network(String host) {
        return NETWORKS.entrySet().stream()
                .filter(network -> host.equals(network.getKey()) || host.endsWith("." + network.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String query(URI uri, String path) {
        if (uri.getQuery() == null || !PROGRAM.matcher(path).matches()) {
            return "";
        }
        return Arrays.stream(uri.getQuery().split("&"))
                .filter(part -> !VISIT.matcher(part).matches())
                .sorted()
                .collect(Collectors.joining("&", "?", ""));
    }
}
