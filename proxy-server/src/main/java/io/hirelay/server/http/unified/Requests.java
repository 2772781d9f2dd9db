package io.hirelay.server.http.unified;

import io.hirelay.operation.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what a call asked of the provider, for {@code truto_response_format=debug}; no secret is in what it shows. */
final class Requests {
    private static final String HIDDEN = "***";
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(token|secret|key|password|signature|credential|auth|code|session).*");
    private static final Set<String> SECRET_HEADERS =
            Set.of("set-cookie", "set-cookie2", "authorization", "proxy-authorization", "www-authenticate", "cookie");

    private final List<Exchange> exchanges = new ArrayList<>();

    /** Exchanges may take place on several threads at once. */
    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    synchronized List<Map<String, Object>> shown() {
        return exchanges.stream().map(Requests::shown).toList();
    }

    private static Map<String, Object> shown(Exchange exchange) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", exchange.method());
        shown.put("url", url(exchange.uri()));
        shown.put("template", exchange.template());
        shown.put("status", exchange.status());
        shown.put("attempt", exchange.attempt());
        shown.put("waited_ms", exchange.waited().toMillis());
        shown.put("took_ms", exchange.took().toMillis());
        shown.put("response_headers", headers(exchange.headers()));
        return shown;
    }

    private static Map<String, String> headers(Map<String, List<String>> headers) {
        Map<String, String> shown = new TreeMap<>();
        headers.forEach((name, values) -> {
            boolean secret =
                    SECRET_HEADERS.contains(name) || SECRET_NAME.matcher(name).matches();
            shown.put(name, secret ? HIDDEN : String.join(", ", values));
        });
        return shown;
    }

    private static String url(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String query = uri.getRawQuery() == null
                ? ""
                : Stream.of(uri.getRawQuery().split("&"))
                        .map(Requests::parameter)
                        .collect(Collectors.joining("&", "?", ""));
        return (uri.getScheme() == null ? "" : uri.getScheme() + "://") + host + uri.getRawPath() + query;
    }

    private static String parameter(String pair) {
        int equals = pair.indexOf('=');
        return equals >= 0 && SECRET_NAME.matcher(pair.substring(0, equals)).matches()
                ? pair.substring(0, equals + 1) + HIDDEN
                : pair;
    }
}
