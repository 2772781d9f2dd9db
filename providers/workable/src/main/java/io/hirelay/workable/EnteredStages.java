package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.NamedRef;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.mapping.ActivityMapper;
import io.hirelay.workable.wire.ActivityDto;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages that activities of a job's feed tell of entering. Such an activity names the stage by its slug, which must
 * be one of the job's own pipeline: it costs one call for each job and is remembered, and is read again once for a slug
 * that is not in it. Immutable.
 */
final class EnteredStages {
    private final Optional<Set<String>> slugs;

    private EnteredStages(Optional<Set<String>> slugs) {
        this.slugs = slugs;
    }

    static EnteredStages of(
            List<Native<ActivityDto>> activities, String job, WorkableSession session, CallContext call) {
        Set<String> entered = activities.stream()
                .map(Native::value)
                .flatMap(activity -> ActivityMapper.slugEntered(activity).stream())
                .collect(Collectors.toSet());
        if (entered.isEmpty()) {
            return new EnteredStages(Optional.of(Set.of()));
        }
        CallContext inTime = Tolerated.inTime(call);
        Optional<Pipelines.Known> known =
                Tolerated.read(() -> session.pipelines().knownOfJob(job, inTime));
        Optional<Pipeline> pipeline = known.map(Pipelines.Known::pipeline);
        Optional<String> missing = known.filter(read -> !read.fresh())
                .flatMap(read -> entered.stream()
                        .filter(slug -> read.pipeline().bySlug(slug).isEmpty())
                        .sorted()
                        .findFirst());
        if (missing.isPresent()) {
            pipeline = Tolerated.read(() -> session.pipelines().readAgainFor(job, missing.get(), inTime))
                    .or(() -> known.map(Pipelines.Known::pipeline));
        }
        return new EnteredStages(pipeline.map(read ->
                read.stages().stream().map(stage -> stage.value().slug()).collect(Collectors.toUnmodifiableSet())));
    }

    /** The stage that was entered; empty on all activities but changes of stage. */
    Optional<NamedRef<JobInterviewStage>> of(ActivityDto activity) {
        return ActivityMapper.stageEntered(activity, slugs);
    }
}
