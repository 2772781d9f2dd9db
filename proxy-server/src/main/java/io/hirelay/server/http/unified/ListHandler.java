package io.hirelay.server.http.unified;

import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.normalize.Normalizer;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Handler;
import io.hirelay.server.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers a list in the list envelope. */
final class ListHandler<T extends Unified> implements Handler {
    private final ListOperation<T> operation;
    private final Shape<T> shape;
    private final Target target;
    private final Cursors cursors;
    private final Normalizer normalizer;

    ListHandler(ListOperation<T> operation, Target target, Cursors cursors, Normalizer normalizer) {
        this.operation = operation;
        this.shape = Shape.of(operation.resource().type());
        this.target = target;
        this.cursors = cursors;
        this.normalizer = normalizer;
    }

    @Override
    public Answer handle(Request request) {
        UnifiedCall.name(request, operation);
        Account account = target.usable(request);
        var registration = Registrations.of(account.provider(), operation);
        Problems problems = new Problems();
        CallParameters parameters = CallParameters.read(Given.all(request.query()), operation, shape, problems);
        Filters<T> filters = Filters.read(parameters, operation, registration.support(), problems);
        problems.throwIfAny();
        Optional<Cursor> after = parameters.cursor().map(cursor -> cursors.open(cursor, account.id(), operation.id()));
        ListRequest<T> asked = new ListRequest<>(
                filters.criteria(), parameters.limit(), after, parameters.expand(), parameters.remoteQuery());
        UnifiedCall call = new UnifiedCall(request, parameters, normalizer);
        return target.call(request, account, connection -> {
            Page<T> page = connection.call(operation, asked, call.context());
            Answer answer = Answer.ok(envelope(page, account, parameters, call));
            List<String> locally = connection.filtersAppliedLocally(operation, asked);
            answer = locally.isEmpty() ? answer : answer.with("X-Filters-Applied-Locally", String.join(", ", locally));
            return filters.ignored().isEmpty()
                    ? answer
                    : answer.with("X-Ignored-Filters", HeaderText.of(filters.ignored()));
        });
    }

    private Map<String, Object> envelope(Page<T> page, Account account, CallParameters parameters, UnifiedCall call) {
        List<T> records = call.formed(page.items());
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put(
                "result",
                parameters
                        .keyBy()
                        .<Object>map(field -> KeyedBy.of(records, shape, field, call::shown))
                        .orElseGet(() -> records.stream().map(call::shown).toList()));
        envelope.put("next_cursor", page.next().map(cursor -> cursors.seal(cursor, account.id(), operation.id())));
        envelope.put("prev_cursor", null);
        envelope.put("result_count", records.size());
        envelope.put("is_partial_response", records.stream().anyMatch(record -> partial(record, parameters)));
        if (call.debug()) {
            envelope.put("debug", call.debugPart());
        }
        return envelope;
    }

    /** Whether a field that is shown was not loaded. */
    private static boolean partial(Unified record, CallParameters parameters) {
        return record.notLoaded().stream().anyMatch(parameters.projection()::keeps);
    }
}
