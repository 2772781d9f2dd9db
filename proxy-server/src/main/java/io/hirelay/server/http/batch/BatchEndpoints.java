package io.hirelay.server.http.batch;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.InnerCalls;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.unified.Target;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** {@code POST /batch-request}: several calls to one account in one request. */
public final class BatchEndpoints implements Endpoints, AutoCloseable {
    /** Calls of one batch that are made at once; the account's budget decides how fast they are. */
    static final int AT_ONCE = 4;

    /** Bytes of an answer beyond which no more is read. */
    private static final long LARGEST_ANSWER = 16 * 1024 * 1024;

    private final Target target;
    private final InnerCalls inner;
    private final Json json;
    private final OnlyOnce onlyOnce;
    private final ExecutorService threads;

    /** @param threads its own; closed with it */
    public BatchEndpoints(Target target, InnerCalls inner, Json json, OnlyOnce onlyOnce, ExecutorService threads) {
        this.target = target;
        this.inner = inner;
        this.json = json;
        this.onlyOnce = onlyOnce;
        this.threads = threads;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint("POST", "/batch-request", Access.ACCOUNT_TOKEN, spec(), this::handle).ofParts());
    }

    private Answer handle(Request request) {
        request.trace().operation("batch", "request");
        request.query().onlyKnown(List.of(Target.ACCOUNT));
        Map<String, @Nullable Object> sent = json.readObject(request.body());
        Optional<Account> named = named(request, sent);
        BatchPlan plan = BatchPlan.of(json.bind(sent, BatchRequest.class).resources());
        Account account = named.isPresent() ? target.usable(request, named.get()) : target.usable(request);
        Optional<String> key = OnlyOnce.key(request);
        boolean changes = plan.steps().stream().anyMatch(step -> !BatchCalls.reads(step.entry()));
        return changes && key.isPresent()
                ? onlyOnce.run(request, account.id(), (noted, note) -> run(request, account, plan, key))
                : run(request, account, plan, Optional.empty());
    }

    /** An account that is not the caller's is refused whatever else is wrong. */
    private Optional<Account> named(Request request, Map<String, @Nullable Object> sent) {
        Optional<Account> inQuery =
                request.query().one(Target.ACCOUNT).map(id -> target.find(request, id.strip(), Target.ACCOUNT));
        if (!(sent.get(Target.ACCOUNT) instanceof String id)) {
            return inQuery;
        }
        Account inBody = target.find(request, id.strip(), Target.ACCOUNT);
        if (inQuery.filter(other -> !other.id().equals(inBody.id())).isPresent()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    Target.ACCOUNT,
                    "is one account in the body and another in the query; the body alone is enough");
        }
        return Optional.of(inBody);
    }

    private Answer run(Request request, Account account, BatchPlan plan, Optional<String> key) {
        BatchStep steps =
                new BatchStep(inner, json, request, new BatchCalls(account.id(), key, json), new Room(LARGEST_ANSWER));
        List<Outcome> outcomes = new BatchRun(plan, steps).make(threads, AT_ONCE);
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        Map<String, @Nullable Object> errors = new LinkedHashMap<>();
        Map<String, @Nullable Object> pages = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String name = plan.steps().get(i).key();
            Outcome outcome = outcomes.get(i);
            if (outcome instanceof Outcome.Done done) {
                results.put(name, done.result());
                done.page().ifPresent(page -> pages.put(name, page));
            } else {
                errors.put(name, ((Outcome.Failed) outcome).envelope());
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("result", results);
        answer.put("errors", errors);
        answer.put("pages", pages);
        boolean passing =
                outcomes.stream().anyMatch(outcome -> outcome instanceof Outcome.Failed failed && failed.passes());
        return passing && key.isPresent() ? notKept(answer) : Answer.ok(answer);
    }

    /**
     * What is streamed is not kept: with the same key the batch can be sent again, which makes the calls that might
     * succeed now, while those that have changed something answer what they did, each having a key of its own.
     */
    private Answer notKept(Map<String, @Nullable Object> answer) {
        byte[] bytes = json.write(answer);
        return new Answer(
                200,
                Map.of(),
                new Answer.Stream(
                        "application/json; charset=utf-8",
                        OptionalLong.of(bytes.length),
                        new ByteArrayInputStream(bytes)));
    }

    private static Spec spec() {
        Map<String, Object> byName = Map.of("type", "object", "additionalProperties", true);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "result",
                described(
                        byName,
                        "What each call answered, by its name: a list its records, any other"
                                + " call what it answers by itself."));
        properties.put(
                "errors",
                described(
                        byName,
                        "The error of each call that failed or was not made, by its name: the"
                                + " envelope that it has by itself, with `retry_after` in seconds where it can be made again then."));
        properties.put(
                "pages",
                described(
                        byName,
                        "Of each list, `next_cursor` where it goes on, `result_count` and"
                                + " `is_partial_response`."));
        return Spec.of("Native calls", "Several calls to one account")
                .describedAs("Calls of the unified model (ats/jobs) and of the provider's own resources (jobs), each"
                        + " checked and answered as if it had been sent by itself; one that fails does not end the"
                        + " others. Several are made at once within the account's budget; depends_on makes one wait for"
                        + " others, and it is not made when one of them fails. A list is walked to its end, at most "
                        + BatchStep.MOST_ROWS + " records, unless its query has a limit. With an Idempotency-Key every"
                        + " change is made once, however often the batch is sent.")
                .with(Spec.Parameter.header(
                        OnlyOnce.HEADER,
                        Map.of("type", "string", "maxLength", 255),
                        "A name of the caller's for this batch."))
                .accepting(Spec.Content.json(BatchRequest.class))
                .answering(
                        200,
                        "How each of them ended.",
                        Spec.Content.json(Map.of(
                                "type",
                                "object",
                                "properties",
                                properties,
                                "required",
                                List.of("result", "errors", "pages"))));
    }

    private static Map<String, Object> described(Map<String, Object> schema, String text) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put("description", text);
        return more;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
