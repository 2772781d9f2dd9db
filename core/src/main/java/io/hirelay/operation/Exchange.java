package io.hirelay.operation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One request to a provider and what came back, without bodies and without secrets. The address may hold what a caller
 * filtered by: for that caller's eyes, not for logs; {@code template} is for logs.
 *
 * @param template the path with its variable parts named, such as {@code /spi/v3/jobs/{shortcode}}
 * @param status HTTP status; 0 when there was no answer
 * @param waited time spent waiting for the budget before it was sent
 * @param took time from sending to the last byte
 * @param attempt counts from 1
 * @param lane how urgent the call was
 * @param headers the answer's headers, lower-case names, without cookies
 */
public record Exchange(
        String method,
        URI uri,
        String template,
        int status,
        Duration waited,
        Duration took,
        int attempt,
        Lane lane,
        Map<String, List<String>> headers) {
    public Exchange {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(waited, "waited");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(lane, "lane");
        headers = Map.copyOf(headers);
    }
}
