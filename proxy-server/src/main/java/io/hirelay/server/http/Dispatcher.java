package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves requests without knowing of sockets: finds the endpoint, knows the caller, turns answers and errors into bytes. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final RouteTable routes;
    private final Authenticator authenticator;
    private final Json json;
    private final ErrorAnswers errors;

    Dispatcher(RouteTable routes, Authenticator authenticator, Json json) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.json = json;
        this.errors = new ErrorAnswers(json);
    }

    /**
     * An answer with its body as bytes.
     *
     * @param rest what comes after {@code body}, where not all of it was read at once
     */
    record Encoded(
            int status, Map<String, String> headers, Optional<String> contentType, byte[] body, Optional<Rest> rest) {
        Encoded(int status, Map<String, String> headers, Optional<String> contentType, byte[] body) {
            this(status, headers, contentType, body, Optional.empty());
        }

        /** How many bytes the whole body has. */
        OptionalLong length() {
            OptionalLong after = rest.map(Rest::length).orElse(OptionalLong.of(0));
            return after.isEmpty() ? after : OptionalLong.of(body.length + after.getAsLong());
        }

        Optional<String> errorCode() {
            return Optional.ofNullable(headers.get(ErrorAnswers.CODE_HEADER));
        }
    }

    /**
     * What is read while it is sent.
     *
     * @param length how many bytes are left to come
     */
    record Rest(InputStream stream, OptionalLong length) {}

    /** What serves the method and path, or the answer that nothing does. */
    sealed interface Routed {
        /** @param path decoded segments */
        record To(Endpoint endpoint, Map<String, String> pathParameters, List<String> allowed, List<String> path)
                implements Routed {}

        record Nowhere(Encoded answer) implements Routed {}
    }

    Routed route(String method, String rawPath, String requestId) {
        RouteTable.Match match;
        try {
            match = routes.find(method, rawPath);
        } catch (InvalidRequestException e) {
            return new Routed.Nowhere(failed(e, requestId));
        }
        if (match.endpoint().isPresent()) {
            return new Routed.To(match.endpoint().get(), match.pathParameters(), match.allowed(), match.path());
        }
        if (match.allowed().isEmpty()) {
            return new Routed.Nowhere(encode(
                    errors.plain(
                            ErrorCode.REQUEST_NOT_FOUND,
                            "there is nothing at this path; /docs lists every route",
                            requestId),
                    requestId));
        }
        String allow = String.join(", ", match.allowed());
        if (method.equals("OPTIONS")) {
            return new Routed.Nowhere(encode(Answer.empty(204).with("Allow", allow), requestId));
        }
        return new Routed.Nowhere(encode(
                errors.plain(
                                ErrorCode.REQUEST_NOT_SUPPORTED,
                                method + " is not a method of this path; it has " + allow,
                                requestId)
                        .with("Allow", allow),
                requestId));
    }

    /**
     * Who calls an endpoint; empty for a public one.
     *
     * @throws InvalidRequestException when the caller is nobody
     */
    Optional<Caller> authenticate(Endpoint endpoint, List<String> authorization) {
        if (!endpoint.access().asksForToken()) {
            return Optional.empty();
        }
        return Optional.of(authenticator.known(authorization));
    }

    /**
     * Lets a caller call what was found for it.
     *
     * @throws InvalidRequestException when the caller must not
     * @throws io.hirelay.error.RateLimitedException when the caller has done so too often
     */
    void admit(Caller caller, String method, Routed.To to) {
        caller.admission().check(new Admission.Call(method, to.path(), to.endpoint()));
        if (caller.account().isPresent() && to.endpoint().access() != Access.ACCOUNT_TOKEN) {
            throw new InvalidRequestException(
                    ErrorCode.REQUEST_FORBIDDEN,
                    "the token of a single account does not reach " + to.endpoint() + "; an API token does",
                    List.of(),
                    List.of());
        }
    }

    /**
     * Runs the endpoint; never throws.
     *
     * @param allowed methods of the path, for the answer that this one is not supported
     */
    Encoded serve(Endpoint endpoint, List<String> allowed, Request request) {
        Answer answer;
        try {
            answer = endpoint.handler().handle(request);
        } catch (Throwable e) { // whatever it is, somebody waits for an answer
            answer = errors.of(e, request.requestId());
            answer = answer.status() == 405 ? answer.with("Allow", String.join(", ", allowed)) : answer;
        }
        return encode(withBudget(answer, request.trace()), request.requestId());
    }

    private static Answer withBudget(Answer answer, Trace trace) {
        Answer told = answer;
        for (Map.Entry<String, String> header : BudgetHeaders.of(trace).entrySet()) {
            told = told.with(header.getKey(), header.getValue());
        }
        return told;
    }

    /** The answer to a request that failed. */
    Encoded failed(Throwable thrown, String requestId) {
        return encode(errors.of(thrown, requestId), requestId);
    }

    /** The same, with what the provider still allows the account that was called. */
    Encoded failed(Throwable thrown, String requestId, Trace trace) {
        return encode(withBudget(errors.of(thrown, requestId), trace), requestId);
    }

    /** The answer to a request that could not be served. */
    Encoded refused(ErrorCode code, String message, String requestId) {
        return encode(errors.plain(code, message, requestId), requestId);
    }

    private Encoded encode(Answer answer, String requestId) {
        if (answer.body() instanceof Answer.JsonBody body) {
            byte[] bytes;
            try {
                bytes = json.write(body.value());
            } catch (RuntimeException e) {
                return encode(errors.of(e, requestId), requestId);
            }
            return new Encoded(
                    answer.status(), answer.headers(), Optional.of("application/json; charset=utf-8"), bytes);
        }
        if (answer.body() instanceof Answer.Bytes body) {
            return new Encoded(answer.status(), answer.headers(), Optional.of(body.contentType()), body.bytes());
        }
        if (answer.body() instanceof Answer.Stream body) {
            return encode(answer, body, requestId);
        }
        return new Encoded(answer.status(), answer.headers(), Optional.empty(), new byte[0]);
    }

    /** The first part is read before anything is sent: what fails at once is an error like any other. */
    private Encoded encode(Answer answer, Answer.Stream body, String requestId) {
        boolean more = false;
        try {
            byte[] first = body.stream().readNBytes(Pump.PART);
            more = first.length == Pump.PART;
            if (!more && body.length().isPresent() && body.length().getAsLong() != first.length) {
                throw new EOFException("not as long as was said");
            }
            OptionalLong left = body.length().isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(body.length().getAsLong() - first.length);
            return new Encoded(
                    answer.status(),
                    answer.headers(),
                    Optional.of(body.contentType()),
                    first,
                    more ? Optional.of(new Rest(body.stream(), left)) : Optional.empty());
        } catch (IOException e) {
            return failed(
                    new UnavailableException(
                            ErrorCode.REMOTE_UNAVAILABLE,
                            "the provider's answer could not be read to its end; the call can be made again",
                            Optional.empty(),
                            null,
                            e),
                    requestId);
        } catch (RuntimeException e) {
            return failed(e, requestId);
        } finally {
            if (!more) {
                close(body.stream());
            }
        }
    }

    static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("a stream could not be closed: {}", e.getClass().getName());
        }
    }
}
