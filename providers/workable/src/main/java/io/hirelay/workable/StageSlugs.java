package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.CandidateDto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The slugs of the stages that some candidates are in. A candidate names its stage by display name alone; the slug comes
 * from the pipeline of the candidate's own job, which costs one call for each job and is remembered. A name the pipeline
 * does not know may be newer than what is remembered, which is then read again once. Where a pipeline cannot be read in
 * time or at all there is no slug, and that is no failure. Immutable.
 */
final class StageSlugs {
    private record Stage(String job, String name, @Nullable String kind) {}

    private final Map<Stage, String> slugs;

    private StageSlugs(Map<Stage, String> slugs) {
        this.slugs = slugs;
    }

    static StageSlugs of(Collection<Native<CandidateDto>> candidates, WorkableSession session, CallContext call) {
        Set<Stage> stages = new LinkedHashSet<>();
        candidates.forEach(candidate -> stage(candidate.value()).ifPresent(stages::add));
        Map<Stage, String> slugs = new HashMap<>();

        List<String> jobs = stages.stream().map(Stage::job).distinct().toList();
        Map<String, Pipelines.Known> known =
                load(jobs, session, call, (job, inTime) -> session.pipelines().knownOfJob(job, inTime));
        List<Stage> unknown = new ArrayList<>();
        for (Stage stage : stages) {
            Pipelines.Known pipeline = known.get(stage.job);
            if (pipeline != null && !add(slugs, stage, pipeline.pipeline()) && !pipeline.fresh()) {
                unknown.add(stage);
            }
        }

        load(unknown, session, call, (stage, inTime) -> session.pipelines().readAgainFor(stage.job, stage.name, inTime))
                .forEach((stage, pipeline) -> add(slugs, stage, pipeline));
        return new StageSlugs(slugs);
    }

    /** The slug of the stage this candidate is in. */
    Optional<String> of(CandidateDto candidate) {
        return stage(candidate).map(slugs::get);
    }

    private static Optional<Stage> stage(CandidateDto candidate) {
        return candidate.job() == null || candidate.job().shortcode() == null || candidate.stage() == null
                ? Optional.empty()
                : Optional.of(new Stage(candidate.job().shortcode(), candidate.stage(), candidate.stageKind()));
    }

    private static boolean add(Map<Stage, String> slugs, Stage stage, Pipeline pipeline) {
        Optional<String> slug = pipeline.slugOfNamed(stage.name, stage.kind);
        slug.ifPresent(found -> slugs.put(stage, found));
        return slug.isPresent();
    }

    private static <K, V> Map<K, V> load(
            List<K> keys, WorkableSession session, CallContext call, BiFunction<K, CallContext, Optional<V>> loader) {
        List<Optional<Optional<V>>> values = session.fanout()
                .<K, Optional<V>>load(keys, call, (key, inTime) -> Tolerated.oneOfMany(() -> loader.apply(key, inTime)))
                .values();
        Map<K, V> loaded = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            K key = keys.get(i);
            values.get(i).flatMap(Function.identity()).ifPresent(value -> loaded.put(key, value));
        }
        return loaded;
    }
}
