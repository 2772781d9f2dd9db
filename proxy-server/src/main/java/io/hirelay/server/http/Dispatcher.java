package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Serves requests without knowing of sockets: finds the endpoint, knows the caller, turns answers and errors into bytes. */
final class Dispatcher {
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

    /** An answer with its body as bytes. */
    record Encoded(int status, Map<String, String> headers, Optional<String> contentType, byte[] body) {
        Optional<String> errorCode() {
            return Optional.ofNullable(headers.get(ErrorAnswers.CODE_HEADER));
        }
    }

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
        if (authorization.size() != 1) {
            throw unauthenticated(
                    authorization.isEmpty()
                            ? "an API token is missing; send the header 'Authorization: Bearer <api token>'"
                            : "there must be one Authorization header, not several");
        }
        String header = authorization.get(0).strip();
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).toLowerCase(Locale.ROOT).equals("bearer")) {
            throw unauthenticated("the Authorization header must read 'Bearer <api token>'");
        }
        return Optional.of(authenticator
                .authenticate(header.substring(space + 1).strip())
                .orElseThrow(() -> unauthenticated("the API token is not known, or no longer valid")));
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
        return trace.budget()
                .map(budget -> answer.with("ratelimit-limit", Integer.toString(budget.limit()))
                        .with("ratelimit-remaining", Integer.toString(Math.max(0, budget.remaining())))
                        .with(
                                "ratelimit-reset",
                                Long.toString(budget.resetIn().plusMillis(999).toSeconds())))
                .orElse(answer);
    }

    /** The answer to a request that failed. */
    Encoded failed(Throwable thrown, String requestId) {
        return encode(errors.of(thrown, requestId), requestId);
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
        return new Encoded(answer.status(), answer.headers(), Optional.empty(), new byte[0]);
    }

    private static InvalidRequestException unauthenticated(String message) {
        return new InvalidRequestException(ErrorCode.REQUEST_UNAUTHENTICATED, message, List.of(), List.of());
    }
}
