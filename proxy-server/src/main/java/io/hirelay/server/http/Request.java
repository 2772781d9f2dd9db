package io.hirelay.server.http;

import io.hirelay.operation.Deadline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came in.
 *
 * @param rawPath the path as it was sent, percent-encoding kept, without the query
 * @param pathParameters values of the names in the endpoint's path, decoded
 * @param headers values by lower-case name
 * @param body never null; empty when there was none, and when it is in {@code form}
 * @param form the body of an endpoint that takes files, when it came as a form
 * @param caller who calls; empty on public endpoints
 * @param requestId the name of this request in answers and logs
 * @param deadline when it must have been answered
 * @param trace what the handler tells about the call for logs and metrics
 */
public record Request(
        String method,
        String rawPath,
        Map<String, String> pathParameters,
        Query query,
        Map<String, List<String>> headers,
        byte[] body,
        Optional<Form> form,
        Optional<Caller> caller,
        String requestId,
        Deadline deadline,
        Trace trace) {
    public Request {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(rawPath, "rawPath");
        pathParameters = Map.copyOf(pathParameters);
        Objects.requireNonNull(query, "query");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(trace, "trace");
    }

    /** One whose body, if it has any, is no form. */
    public Request(
            String method,
            String rawPath,
            Map<String, String> pathParameters,
            Query query,
            Map<String, List<String>> headers,
            byte[] body,
            Optional<Caller> caller,
            String requestId,
            Deadline deadline,
            Trace trace) {
        this(
                method,
                rawPath,
                pathParameters,
                query,
                headers,
                body,
                Optional.empty(),
                caller,
                requestId,
                deadline,
                trace);
    }

    /** The value of a name in the endpoint's path. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path of this endpoint has no {" + name + "}");
        }
        return value;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The caller of an endpoint that is not public. */
    public Caller authenticated() {
        return caller.orElseThrow(() -> new IllegalStateException("a public endpoint is not told who calls"));
    }

    /** SHA-256 of what was sent as the body: two bodies are the same when theirs are, whatever separates their parts. */
    public byte[] bodyDigest() {
        return form.map(BodyDigest::of).orElseGet(() -> BodyDigest.of(body));
    }

    /** Nothing that may be secret or personal. */
    @Override
    public String toString() {
        return "Request[" + method + ", " + requestId + "]";
    }
}
