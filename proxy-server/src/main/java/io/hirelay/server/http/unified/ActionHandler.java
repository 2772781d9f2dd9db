package io.hirelay.server.http.unified;

import io.hirelay.Write;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.file.Download;
import io.hirelay.json.Json;
import io.hirelay.json.Projection;
import io.hirelay.model.Shape;
import io.hirelay.normalize.Normalizer;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.CallContext;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Handler;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import io.hirelay.spi.Plan;
import io.hirelay.spi.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Serves an operation that is neither a list nor a get: a create, an update, a delete or a method of its own. */
final class ActionHandler<I, O> implements Handler {
    static final String OUTCOME = "X-Hirelay-Outcome";
    private static final String RESULT = "result";

    private final ActionOperation<I, O> operation;
    private final ActionBody<I> body;
    private final Optional<Shape<?>> answered;
    private final Target target;
    private final Normalizer normalizer;
    private final OnlyOnce onlyOnce;

    ActionHandler(ActionOperation<I, O> operation, Target target, Json json, Normalizer normalizer, OnlyOnce onlyOnce) {
        this.operation = operation;
        this.body = new ActionBody<>(operation, json);
        this.answered = answersBytes(operation) ? Optional.empty() : Optional.of(Shape.of(operation.output()));
        this.target = target;
        this.normalizer = normalizer;
        this.onlyOnce = onlyOnce;
    }

    static boolean answersBytes(ActionOperation<?, ?> operation) {
        return operation.output() == Download.class;
    }

    @Override
    public Answer handle(Request request) {
        UnifiedCall.name(request, operation);
        Account account = target.usable(request);
        Registrations.check(account.provider(), operation);
        Problems problems = new Problems();
        ActionParameters parameters = ActionParameters.read(Given.all(request.query()), operation, answered, problems);
        problems.throwIfAny();
        UnifiedCall call = new UnifiedCall(request, parameters.common(), normalizer);
        if (!Flags.writes(operation)) {
            return found(request, account, () -> read(request, account, parameters, call));
        }
        Optional<String> key = OnlyOnce.key(request);
        OnlyOnce.Work work = (noted, note) ->
                found(request, account, () -> write(request, account, parameters, call, key, noted, note));
        return key.isPresent() && !parameters.dryRun()
                ? onlyOnce.run(request, account.id(), work)
                : work.attempt(Optional.empty(), note -> {});
    }

    private Answer read(Request request, Account account, ActionParameters parameters, UnifiedCall call) {
        I input = body.read(request, parameters.flags()).input();
        O out = target.call(request, account, connection -> connection.call(operation, input, call.context()));
        return out instanceof Download download ? FileAnswer.of(download) : Answer.ok(shown(out, parameters, call));
    }

    private Answer write(
            Request request,
            Account account,
            ActionParameters parameters,
            UnifiedCall call,
            Optional<String> key,
            Optional<String> noted,
            Consumer<String> note) {
        ActionBody.Read<I> read = body.read(request, parameters.flags());
        CallContext unnamed = key.map(call.context()::withIdempotencyKey).orElseGet(call::context);
        CallContext context = read.user().map(unnamed::actingAs).orElse(unnamed);
        return target.call(request, account, connection -> {
            try (Write<O> write = connection.prepare(operation, read.input(), context)) {
                if (parameters.dryRun()) {
                    return Answer.ok(dryRun(write.plan()));
                }
                Written<O> written = noted.map(write::resume).orElseGet(() -> {
                    if (key.isPresent()) {
                        note.accept(write.baseline());
                    }
                    return write.run();
                });
                return answer(written, parameters, call);
            }
        });
    }

    private Answer answer(Written<O> written, ActionParameters parameters, UnifiedCall call) {
        boolean made = operation.verb().equals("create")
                && (written.outcome() == Written.Outcome.CREATED || written.outcome() == Written.Outcome.ACCEPTED);
        return Answer.json(made ? 201 : 200, shown(written.value(), parameters, call))
                .with(OUTCOME, written.outcome().word());
    }

    /** Bare for what is made, changed or gone; else as the result, unless it has one of its own. */
    private Object shown(O out, ActionParameters parameters, UnifiedCall call) {
        Record record = (Record) out; // as everything is that is no file
        boolean bare = List.of("create", "update", "delete").contains(operation.verb());
        if (bare && !call.debug()) {
            return call.shown(record);
        }
        Map<String, Object> envelope = new LinkedHashMap<>();
        if (!bare && Shape.of(record.getClass()).field(RESULT).isPresent()) {
            asItIs(record, parameters.common().projection(), envelope);
        } else {
            envelope.put(RESULT, call.shown(record));
        }
        if (call.debug()) {
            envelope.put("debug", call.debugPart());
        }
        return envelope;
    }

    private static void asItIs(Record record, Projection projection, Map<String, Object> envelope) {
        Projection nested = new Projection(Optional.empty(), Set.of(), projection.remoteData());
        for (Shape.Field field : Shape.of(record.getClass()).fields()) {
            if (projection.keeps(field.name())) {
                envelope.put(field.name(), nested.of(field.in(record)));
            }
        }
    }

    private static Map<String, @Nullable Object> dryRun(Plan plan) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("method", plan.method());
        request.put("path", plan.path());
        request.put("body", plan.body());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("valid", true);
        answer.put("request", request);
        return answer;
    }

    /** An id in the path that names nothing is a record that is not there; in the body it would be a wrong value. */
    private Answer found(Request request, Account account, Supplier<Answer> call) {
        try {
            return call.get();
        } catch (InvalidRequestException e) {
            boolean ofPath = request.pathParameters().containsKey("id")
                    && e.code() == ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER
                    && e.failures().stream().allMatch(failure -> failure.field().equals("id"));
            if (!ofPath) {
                throw request.form().isPresent() ? asSent(e) : e;
            }
            throw new NotFoundException(
                    ErrorCode.REMOTE_NOT_FOUND,
                    "there is no " + operation.resource().singular() + " of this id at " + account.provider() + ": "
                            + e.failures().stream().map(Failure::message).collect(Collectors.joining("; ")),
                    e.providerFailure().orElse(null));
        }
    }

    private static InvalidRequestException asSent(InvalidRequestException e) {
        List<Failure> failures = ActionBody.asSent(e.failures());
        return failures.equals(e.failures())
                ? e
                : new InvalidRequestException(
                        e.code(),
                        String.valueOf(
                                InvalidRequestException.of(e.code(), failures).getMessage()),
                        failures,
                        e.choices(),
                        e.providerFailure().orElse(null));
    }
}
