package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.Loaded;
import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.StageDto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stages by slug, name in any case, hex identifier or number: within the job's own pipeline where a job is named, else
 * within the account's, else wherever a job's pipeline has such a stage.
 */
final class StageIdentifiers {
    private static final String JOB_ID = "job_id";

    private StageIdentifiers() {}

    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        if (given.equals("..") || given.contains("../") || given.contains("..\\")) {
            throw Identifiers.unresolved("is no stage; a slug such as phone-screen would be one", List.of());
        }
        String job = within.get(JOB_ID);
        if (job != null) {
            Pipeline pipeline =
                    session.pipelines().ofJob(job, call).orElseThrow(() -> JobIdentifiers.unknown(job, session, call));
            List<StageDto> meant = pipeline.meant(given);
            if (meant.isEmpty()) {
                pipeline = session.pipelines().readAgainFor(job, given, call).orElse(pipeline);
                meant = pipeline.meant(given);
            }
            return onlySlug(given, meant, pipeline.choices());
        }
        Optional<Pipeline> own = session.pipelines().ofAccount(call);
        List<StageDto> meant = own.map(pipeline -> pipeline.meant(given)).orElse(List.of());
        if (!meant.isEmpty()) {
            return onlySlug(given, meant, List.of());
        }
        List<Pipeline> others = others(session, call);
        return onlySlug(
                given,
                others.stream()
                        .flatMap(pipeline -> pipeline.meant(given).stream())
                        .toList(),
                Stream.concat(own.stream(), others.stream())
                        .flatMap(pipeline -> pipeline.choices().stream())
                        .distinct()
                        .toList());
    }

    /**
     * The stage of this slug in pipelines other than the account's.
     *
     * @throws InvalidRequestException when several have one that is not the same
     */
    static Optional<Native<StageDto>> elsewhere(String slug, WorkableSession session, CallContext call) {
        Map<String, Native<StageDto>> byNumber = new LinkedHashMap<>();
        others(session, call).stream()
                .flatMap(pipeline -> pipeline.bySlug(slug).stream())
                .forEach(stage ->
                        byNumber.putIfAbsent(String.valueOf(stage.value().id()), stage));
        if (byNumber.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD,
                    "'" + slug + "' is a stage of several pipelines; name the job with job_id",
                    byNumber.values().stream()
                            .map(stage -> Pipeline.choice(stage.value()))
                            .toList());
        }
        return byNumber.values().stream().findFirst();
    }

    private static String onlySlug(String given, List<StageDto> meant, List<Choice> known) {
        Map<String, Choice> bySlug = new LinkedHashMap<>();
        meant.forEach(stage -> bySlug.putIfAbsent(stage.slug(), Pipeline.choice(stage)));
        if (bySlug.isEmpty()) {
            throw Identifiers.unresolved("there is no stage '" + given + "' in the pipeline", known);
        }
        if (bySlug.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD, "'" + given + "' may mean several stages", List.copyOf(bySlug.values()));
        }
        return bySlug.keySet().iterator().next();
    }

    /** Every job's pipeline; each costs one call and is remembered. */
    private static List<Pipeline> others(WorkableSession session, CallContext call) {
        Loaded<Optional<Pipeline>> loaded = session.fanout()
                .load(
                        session.jobIndex().shortcodes(call),
                        call,
                        (job, inTime) -> session.pipelines().ofJob(job, inTime));
        if (!loaded.isComplete()) {
            throw new UnavailableException(
                    ErrorCode.REMOTE_TIMEOUT,
                    "the stage is none of the account's pipeline, and the jobs' pipelines could not all be read in time;"
                            + " name the job with job_id",
                    Optional.empty(),
                    null,
                    null);
        }
        return loaded.values().stream()
                .flatMap(Optional::stream)
                .flatMap(Optional::stream)
                .toList();
    }
}
