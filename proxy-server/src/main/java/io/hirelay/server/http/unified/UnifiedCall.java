package io.hirelay.server.http.unified;

import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.normalize.Normalizer;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Operation;
import io.hirelay.server.http.Request;
import java.util.List;
import java.util.Map;

/** What all calls of the unified model have in common: one call from its account to its answer. */
final class UnifiedCall {
    private final Request request;
    private final CallParameters parameters;
    private final Normalizer normalizer;
    private final Requests requests = new Requests();

    UnifiedCall(Request request, CallParameters parameters, Normalizer normalizer) {
        this.request = request;
        this.parameters = parameters;
        this.normalizer = normalizer;
    }

    static void name(Request request, Operation<?, ?> operation) {
        request.trace().operation(operation.resource().id(), operation.verb());
    }

    CallContext context() {
        CallContext context = Target.context(request);
        return parameters.format() == ResponseFormat.DEBUG ? context.observedBy(requests::add) : context;
    }

    /** The records in the form that is asked for; the provider's own where that is asked for. */
    <T extends Unified> List<T> formed(List<T> records) {
        return parameters.format() == ResponseFormat.NORMALIZED
                ? records.stream().map(normalizer::normalize).toList()
                : records;
    }

    /** What stands for a record in the answer. */
    Object shown(Unified record) {
        return parameters.format() == ResponseFormat.RAW
                ? record.remoteData()
                : parameters.projection().of(record);
    }

    /** What stands for something in the answer that need not be one of the model's records. */
    Object shown(Record any) {
        if (any instanceof Unified unified) {
            return shown(formed(List.of(unified)).get(0));
        }
        Object own = parameters.format() == ResponseFormat.RAW ? remoteData(any) : RawJson.NULL;
        return own.equals(RawJson.NULL) ? parameters.projection().of(any) : own;
    }

    private static Object remoteData(Record any) {
        return Shape.of(any.getClass())
                .field("remote_data")
                .map(field -> field.in(any))
                .orElse(RawJson.NULL);
    }

    boolean debug() {
        return parameters.format() == ResponseFormat.DEBUG;
    }

    Map<String, Object> debugPart() {
        return Map.of("requests", requests.shown());
    }
}
