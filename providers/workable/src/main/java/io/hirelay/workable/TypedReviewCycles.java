package io.hirelay.workable;

import io.hirelay.http.NativeBody;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.ReviewCycles;
import io.hirelay.workable.wire.ReviewCyclesApi;
import java.util.LinkedHashMap;

/** Templates of reviews, passed on as they are. */
final class TypedReviewCycles implements ReviewCycles {
    private final TypedCalls calls;
    private final ReviewCyclesApi api;

    TypedReviewCycles(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(ReviewCyclesApi.class);
    }

    @Override
    public RawJson templates() {
        return calls.session().read(api.templates(calls.reads().get()));
    }

    @Override
    public RawJson template(String id) {
        return calls.session()
                .read(api.template(
                        TypedCalls.plain("id", id, "template", "an id such as 1a2b"),
                        calls.reads().get()));
    }

    @Override
    public RawJson create(RawJson template) {
        CallContext call = calls.writes().get();
        NativeBody body = NativeBody.of(ActingMembers.naming(call, new LinkedHashMap<>()))
                .merged(template, calls.session().json());
        return calls.session()
                .actingMembers()
                .inName(call, TypedCalls.ON_ACCOUNT, () -> calls.session().write(api.create(body.request(), call)));
    }
}
