package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of which another one is made, each as if it had come by itself: the same leave is asked for, the same
 * endpoint serves it, and what goes wrong is told in the same words. Thread-safe.
 */
public final class InnerCalls {
    private final Supplier<? extends Collection<Endpoints>> sources;
    private final ErrorAnswers errors;
    private volatile @Nullable RouteTable routes;

    /** @param sources of every endpoint that can be called; asked at the first call */
    public InnerCalls(Supplier<? extends Collection<Endpoints>> sources, Json json) {
        this.sources = sources;
        this.errors = new ErrorAnswers(json);
    }

    /**
     * A call.
     *
     * @param path decoded segments
     * @param headers values by lower-case name
     */
    public record Call(String method, List<String> path, Query query, Map<String, List<String>> headers, byte[] body) {
        public Call {
            Objects.requireNonNull(method, "method");
            path = List.copyOf(path);
            Objects.requireNonNull(query, "query");
            headers = Map.copyOf(headers);
            Objects.requireNonNull(body, "body");
        }

        /** Of what it asks, nothing. */
        @Override
        public String toString() {
            return "Call[" + method + "]";
        }
    }

    /** The answer; what fails is answered by its error's envelope. */
    public Answer make(Request whole, Call call) {
        try {
            return answer(whole, call);
        } catch (Throwable e) { // whatever it is, the others are answered
            return failed(whole, e);
        }
    }

    /** What stands for a call that could not be made. */
    public Answer failed(Request whole, Throwable failure) {
        return errors.of(failure, whole.requestId());
    }

    private Answer answer(Request whole, Call call) {
        String rawPath = call.path().stream().map(PercentEncoding::encode).collect(Collectors.joining("/", "/", ""));
        RouteTable.Match match = routes().find(call.method(), rawPath);
        Endpoint endpoint = match.endpoint()
                .orElseThrow(() -> match.allowed().isEmpty()
                        ? new NotFoundException(
                                ErrorCode.REQUEST_NOT_FOUND,
                                "there is nothing of this name; /docs lists what there is",
                                null)
                        : new InvalidRequestException(
                                ErrorCode.REQUEST_NOT_SUPPORTED,
                                "there is no such method of it; /docs lists those there are",
                                List.of(),
                                List.of()));
        Caller caller = whole.authenticated();
        caller.admission().check(new Admission.Call(call.method(), match.path(), endpoint));
        return endpoint.handler()
                .handle(new Request(
                        call.method(),
                        rawPath,
                        match.pathParameters(),
                        call.query(),
                        call.headers(),
                        call.body(),
                        whole.caller(),
                        whole.requestId(),
                        whole.deadline(),
                        whole.trace().part()));
    }

    private RouteTable routes() {
        RouteTable known = routes;
        if (known == null) {
            known = new RouteTable(sources.get().stream()
                    .flatMap(source -> source.endpoints().stream())
                    .filter(endpoint -> endpoint.access() == Access.ACCOUNT_TOKEN)
                    .toList());
            routes = known;
        }
        return known;
    }
}
