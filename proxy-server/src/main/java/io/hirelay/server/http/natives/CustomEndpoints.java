package io.hirelay.server.http.natives;

import io.hirelay.NativeAnswer;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.Retry;
import io.hirelay.file.Content;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.ProviderErrors;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.unified.Target;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /custom}: any path of the provider's, for calls whose answer has to be known as a whole because it is kept under
 * a key. Calls that need no key are better carried through without being held.
 */
public final class CustomEndpoints implements Endpoints {
    private static final String PREFIX = "/custom/";
    private static final Set<String> OURS = Set.of(Target.ACCOUNT, NativeParameters.CURSOR);
    private static final int TOO_MANY = 429;
    private static final int UNAUTHORIZED = 401;

    /** Of a request: what is ours, what says how it is sent, and what the provider's client sets itself. */
    private static final Set<String> NOT_SENT = Set.of(
            "authorization",
            "cookie",
            "host",
            "content-length",
            "content-type",
            "accept-encoding",
            "expect",
            "idempotency-key",
            "x-request-id");

    /** Of an answer: what is said of the bytes elsewhere, and what the listener says itself. */
    private static final Set<String> NOT_TOLD =
            Set.of("content-type", "content-length", "content-encoding", "date", "server", "x-request-id");

    private final Target target;
    private final Json json;
    private final SentOnce once;
    private final ProviderErrors errors;

    @Inject
    public CustomEndpoints(Target target, Json json, OnlyOnce onlyOnce) {
        this.target = target;
        this.json = json;
        this.once = new SentOnce(onlyOnce);
        this.errors = new ProviderErrors(json);
    }

    @Override
    public List<Endpoint> endpoints() {
        return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                .map(method -> new Endpoint(
                        method,
                        PREFIX + "{path*}",
                        Access.ACCOUNT_TOKEN,
                        NativeSpecs.custom(!method.equals("GET")),
                        this::handle))
                .toList();
    }

    private Answer handle(Request request) {
        request.trace().operation("custom", request.method().toLowerCase(Locale.ROOT));
        Account account = target.usable(request);
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? send(request, account)
                : once.send(request, account.id(), () -> send(request, account));
    }

    private Answer send(Request request, Account account) {
        String path = request.rawPath().replaceFirst("^/+", "/").substring(PREFIX.length());
        String query = request.query().rawWithout(OURS);
        byte[] body = request.body();
        NativeAnswer answer = target.call(
                request,
                account,
                connection -> NativeEndpoints.natives(account, connection.natives())
                        .send(
                                request.method(),
                                query.isEmpty() ? path : path + "?" + query,
                                sent(request.headers()),
                                body.length == 0 ? Optional.empty() : Optional.of(Content.of(body)),
                                request.header("content-type"),
                                Target.context(request)));
        if (answer.status() == UNAUTHORIZED) {
            account.credentialRefused();
        }
        return answer.status() < 400 ? told(answer) : refused(request, account, answer);
    }

    private Answer refused(Request request, Account account, NativeAnswer answer) {
        boolean changes = !request.method().equals("GET") && !request.method().equals("HEAD");
        HirelayException error = ProviderErrors.of(failure(account, answer), changes, first(answer, "retry-after"));
        // What was not done can be done with the same key, and what may have been done is never told as if it could be
        // repeated: both are thrown, for whoever keeps answers.
        if (answer.status() == TOO_MANY || error.retry() == Retry.UNKNOWN_OUTCOME) {
            throw error;
        }
        return errors.answer(error, answer.status(), request.requestId());
    }

    private static ProviderFailure failure(Account account, NativeAnswer answer) {
        return new ProviderFailure(
                account.provider().descriptor().id(),
                answer.status(),
                first(answer, "x-request-id"),
                answer.bytes().length == 0
                        ? Optional.empty()
                        : Optional.of(new String(answer.bytes(), StandardCharsets.UTF_8)));
    }

    private static Optional<String> first(NativeAnswer answer, String header) {
        return answer.headers().getOrDefault(header, List.of()).stream().findFirst();
    }

    private static Map<String, List<String>> sent(Map<String, List<String>> headers) {
        Map<String, List<String>> sent = new LinkedHashMap<>(headers);
        sent.keySet().removeIf(name -> NOT_SENT.contains(name) || name.startsWith("x-hirelay-"));
        return sent;
    }

    private Answer told(NativeAnswer answer) {
        Answer told = body(answer);
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            if (!NOT_TOLD.contains(header.getKey())) {
                told = told.with(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return told;
    }

    private Answer body(NativeAnswer answer) {
        String type = answer.contentType().orElse("application/octet-stream");
        if (answer.bytes().length == 0) {
            return Answer.empty(answer.status());
        }
        if (answer.status() >= 300 || !type.toLowerCase(Locale.ROOT).contains("json") || !isJson(answer.bytes())) {
            return Answer.bytes(answer.status(), type, answer.bytes());
        }
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("result", RawJson.slice(answer.bytes(), 0, answer.bytes().length));
        envelope.put(NativeParameters.CURSOR, null);
        envelope.put("prev_cursor", null);
        return Answer.json(answer.status(), envelope);
    }

    private boolean isJson(byte[] bytes) {
        try {
            json.read(bytes);
            return true;
        } catch (InvalidRequestException e) {
            return false;
        }
    }
}
