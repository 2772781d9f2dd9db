package io.hirelay.conformance.reference;

import io.hirelay.error.Choice;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Id;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the identifiers in an input name; those that name nothing are found wrong. For one write. */
final class Targets {
    private final ReferenceSession session;
    private final CallContext call;
    private final Findings findings = new Findings();

    Targets(ReferenceSession session, CallContext call) {
        this.session = session;
        this.call = call;
    }

    Findings findings() {
        return findings;
    }

    Optional<NativeRecord> person(String field, Id<?> given) {
        return findings.resolve(
                field,
                () -> there(
                        "people.get",
                        "person",
                        ReferenceIdentifiers.uuid(session, given.value().strip(), Map.of(), call)));
    }

    Optional<NativeRecord> candidacy(String field, Id<?> given) {
        return findings.resolve(
                field,
                () -> there(
                        "candidacies.get",
                        "candidacy",
                        ReferenceIdentifiers.uuid(session, given.value().strip(), Map.of(), call)));
    }

    Optional<NativeRecord> job(String field, Id<?> given) {
        return findings.resolve(
                field,
                () -> there(
                        "jobs.get",
                        "job",
                        ReferenceIdentifiers.job(session, given.value().strip(), Map.of(), call)));
    }

    Optional<NativeRecord> hand(String field, Id<?> given) {
        return findings.resolve(
                field,
                () -> there(
                        "hands.get",
                        "hand",
                        RosterIdentifiers.hand(session, given.value().strip(), Map.of(), call)));
    }

    Optional<NativeRecord> leave(String field, Id<?> given) {
        return findings.resolve(
                field,
                () -> there(
                        "leaves.get",
                        "leave",
                        RosterIdentifiers.leave(session, given.value().strip(), Map.of(), call)));
    }

    Optional<NativeRecord> named(String field, String path, String key, String given) {
        return findings.resolve(field, () -> there(path, key, given.strip()));
    }

    /** A stage of the plan that a job has now. */
    Optional<NativeRecord> stage(String field, Id<?> given, String job) {
        return findings.resolve(field, () -> {
            String id = ReferenceIdentifiers.stage(session, given.value().strip(), Map.of("job_id", job), call);
            return ofPlan(job).stream()
                    .filter(stage -> id.equals(stage.text("stage")))
                    .findFirst()
                    .orElseThrow(() -> InvalidRequestException.unresolved(
                            field, "is no stage of this job's plan", choices(ofPlan(job), "stage", "label")));
        });
    }

    /** The first stage of a class in the plan of a job. */
    Optional<NativeRecord> stageOfClass(String word, String job) {
        return ofPlan(job).stream()
                .filter(stage -> word.equals(stage.text("class")))
                .findFirst();
    }

    private List<NativeRecord> ofPlan(String job) {
        return session.stagesOf(job, call);
    }

    /** By id, or by the exact text. */
    Optional<NativeRecord> reason(String field, Id<?> given) {
        return findings.resolve(field, () -> {
            List<NativeRecord> reasons = session.records("reasons.list", Map.of(), call);
            String wanted = given.value().strip();
            return reasons.stream()
                    .filter(reason -> wanted.equals(reason.text("reason")) || wanted.equals(reason.text("text")))
                    .findFirst()
                    .orElseThrow(() -> InvalidRequestException.unresolved(
                            field, "is no reason here", choices(reasons, "reason", "text")));
        });
    }

    private NativeRecord there(String path, String key, String id) {
        try {
            return session.one(path, key, id, call);
        } catch (NotFoundException e) {
            throw InvalidRequestException.unresolved(key, "names no " + key, List.of());
        }
    }

    private static List<Choice> choices(List<NativeRecord> records, String key, String label) {
        return records.stream()
                .map(record -> new Choice(HiringMappers.id(record, key), String.valueOf(record.text(label))))
                .toList();
    }
}
