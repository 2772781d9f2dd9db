package io.hirelay.workable;

import io.hirelay.operation.CallContext;
import io.hirelay.operation.Safety;
import io.hirelay.workable.client.Candidates;
import io.hirelay.workable.wire.HiringApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the typed client does with candidates beyond the unified model. */
final class TypedCandidates implements Candidates {
    private final TypedCalls calls;
    private final HiringApi api;

    TypedCandidates(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(HiringApi.class);
    }

    @Override
    public String relocate(String candidateId, String jobShortcode, Optional<String> stageSlug) {
        String candidate = candidate(candidateId);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("target_job_shortcode", TypedCalls.given("job_shortcode", jobShortcode));
        stageSlug.ifPresent(stage -> body.put("target_stage", stage));
        CallContext call = calls.writes().get();
        return calls.session()
                .actingMembers()
                .inName(call, () -> calls.session().write(api.relocate(candidate, TypedCalls.named(call, body), call)))
                .candidate()
                .value()
                .id();
    }

    @Override
    public List<String> setTags(String candidateId, List<String> tags) {
        return calls.session()
                .client()
                .call(
                        api.setTags(
                                candidate(candidateId),
                                TypedCalls.body(Map.of("tags", List.copyOf(tags))),
                                calls.reads().get()),
                        Safety.IDEMPOTENT)
                .tags();
    }

    private static String candidate(String id) {
        return TypedCalls.plain("candidate_id", id, "candidate", "an id such as 27270275");
    }
}
