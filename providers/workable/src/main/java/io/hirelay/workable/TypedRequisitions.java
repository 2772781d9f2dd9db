package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.Requisition;
import io.hirelay.workable.client.RequisitionFields;
import io.hirelay.workable.client.Requisitions;
import io.hirelay.workable.wire.HiringApi;
import io.hirelay.workable.wire.RequisitionDto;
import io.hirelay.workable.wire.Typed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Requisitions as the typed client makes and changes them. */
final class TypedRequisitions implements Requisitions {
    private static final Map<String, String> NEEDED = Map.of(
            "code", "that no other requisition has, such as REQ102",
            "owner_id", "a member's id",
            "hiring_manager_id", "a member's id",
            "job_title", "what is to be hired",
            "plan_date", "the day by which somebody is to be hired");

    private final TypedCalls calls;
    private final HiringApi api;

    TypedRequisitions(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(HiringApi.class);
    }

    @Override
    public Requisition get(String codeOrId) {
        return bare(find(codeOrId, calls.reads().get()).raw());
    }

    @Override
    public Requisition create(RequisitionFields fields) {
        Findings findings = new Findings();
        NEEDED.keySet().stream()
                .sorted()
                .filter(name -> fields.fields().get(name) == null)
                .forEach(name -> findings.add(name, "is required: " + NEEDED.get(name)));
        findings.throwIfAny();
        CallContext call = calls.writes().get();
        return written(() -> api.createRequisition(body(fields, call), call), call);
    }

    @Override
    public Requisition update(String codeOrId, RequisitionFields changes) {
        if (changes.fields().isEmpty() && changes.more().equals(RawJson.NULL)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, "changes", "name nothing that is to be changed");
        }
        CallContext call = calls.writes().get();
        RequisitionDto found = find(codeOrId, call).value();
        String id = Objects.requireNonNullElseGet(found.id(), () -> String.valueOf(found.code()));
        return written(() -> api.updateRequisition(id, body(changes, call), call), call);
    }

    private Requisition written(Supplier<Call<Native<HiringApi.RequisitionAnswer>>> change, CallContext call) {
        try {
            Native<HiringApi.RequisitionAnswer> answer = calls.session()
                    .actingMembers()
                    .inName(call, TypedCalls.ON_ACCOUNT, () -> calls.session().write(change.get()));
            return calls.session().readBack(() -> read(answer));
        } catch (NotFoundException e) {
            throw new AccessDeniedException(
                    "Workable has no requisitions in this account: they belong to the add-on Hiring Plan, which is"
                            + " switched on in Workable's settings",
                    List.of(Scopes.W_REQUISITIONS),
                    e.providerFailure().orElse(null));
        }
    }

    /** Workable documents a list of one, and answers one alone now and then. */
    private Requisition read(Native<HiringApi.RequisitionAnswer> answer) {
        List<Typed<Requisition>> wrapped = answer.value().requisitions();
        return wrapped == null || wrapped.isEmpty()
                ? bare(answer.raw())
                : TypedCalls.values(wrapped).get(0);
    }

    /** Reads it in the form that is documented. */
    private Requisition bare(RawJson requisition) {
        String wrapped = "{\"requisitions\":[" + requisition.text() + "]}";
        List<Typed<Requisition>> rows = calls.session()
                .json()
                .read(wrapped.getBytes(StandardCharsets.UTF_8), HiringApi.RequisitionAnswer.class)
                .requisitions();
        return TypedCalls.values(Objects.requireNonNullElse(rows, List.<Typed<Requisition>>of())).stream()
                .findFirst()
                .orElseThrow(() -> new ProtocolException("Workable answered with no requisition", null, null));
    }

    private RequestBody body(RequisitionFields fields, CallContext call) {
        Map<String, @Nullable Object> all = ActingMembers.naming(call, new LinkedHashMap<>(fields.fields()));
        return NativeBody.of(all).merged(fields.more(), calls.session().json()).request();
    }

    private Native<RequisitionDto> find(String codeOrId, CallContext call) {
        String given = TypedCalls.plain("id", codeOrId, "requisition", "a code such as REQ101");
        return io.hirelay.workable.Requisitions.find(calls.session(), given, call)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND,
                        "Workable has no requisition of this code or id; a code looks like REQ101",
                        null));
    }
}
