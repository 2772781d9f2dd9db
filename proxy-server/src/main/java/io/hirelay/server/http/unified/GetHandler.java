package io.hirelay.server.http.unified;

import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.normalize.Normalizer;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Handler;
import io.hirelay.server.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers one record. */
final class GetHandler<T extends Unified> implements Handler {
    private final GetOperation<T> operation;
    private final Shape<T> shape;
    private final Target target;
    private final Normalizer normalizer;

    GetHandler(GetOperation<T> operation, Target target, Normalizer normalizer) {
        this.operation = operation;
        this.shape = Shape.of(operation.resource().type());
        this.target = target;
        this.normalizer = normalizer;
    }

    @Override
    public Answer handle(Request request) {
        UnifiedCall.name(request, operation);
        Account account = target.usable(request);
        Registrations.check(account.provider(), operation);
        Problems problems = new Problems();
        CallParameters parameters = CallParameters.read(Given.all(request.query()), operation, shape, problems);
        List<String> ignored = new ArrayList<>();
        Map<String, String> within = within(parameters, problems, ignored);
        problems.throwIfAny();
        GetRequest asked = new GetRequest(request.path("id"), within, parameters.expand(), parameters.remoteQuery());
        UnifiedCall call = new UnifiedCall(request, parameters, normalizer);
        return target.call(request, account, connection -> {
            T record = connection.call(operation, asked, call.context());
            Object shown = call.shown(call.formed(List.of(record)).get(0));
            Answer answer = Answer.ok(call.debug() ? withDebug(shown, call) : shown);
            return ignored.isEmpty() ? answer : answer.with("X-Ignored-Filters", HeaderText.of(ignored));
        });
    }

    private Map<String, String> within(CallParameters parameters, Problems problems, List<String> ignored) {
        Map<String, String> within = new LinkedHashMap<>();
        for (Given given : parameters.others()) {
            String scope = given.plain() ? given.base() : given.base() + "_" + String.join("_", given.path());
            if (operation.scopes().containsKey(scope)) {
                if (given.values().size() > 1 || given.array() || within.containsKey(scope)) {
                    problems.invalid(given.written(), "must be given once and takes one value");
                } else {
                    within.put(scope, given.values().get(0));
                }
            } else if (!Filters.soundsLikeOne(given, operation)) {
                problems.unknown(
                        given.written(),
                        Filters.unknown(
                                given, operation, List.copyOf(operation.scopes().keySet())));
            } else if (parameters.ignoreUnsupportedFilters()) {
                ignored.add(given.base());
            } else {
                problems.unsupported(
                        given.written(),
                        operation.id() + " answers the one record of its id and has no filters ("
                                + CallParameters.IGNORE_UNSUPPORTED + "=true leaves it out)");
            }
        }
        return within;
    }

    private static Map<String, Object> withDebug(Object shown, UnifiedCall call) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("result", shown);
        envelope.put("debug", call.debugPart());
        return envelope;
    }
}
