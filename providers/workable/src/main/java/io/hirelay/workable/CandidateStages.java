package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.StageDto;
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
 * The stages that some candidates are in. A candidate names its stage by display name alone; which one that is comes
 * from the pipeline of the candidate's own job, which costs one call for each job and is remembered. A name the pipeline
 * does not know may be newer than what is remembered, which is then read again once. Where a pipeline cannot be read in
 * time or at all there is no stage, and that is no failure. Immutable.
 */
final class CandidateStages {
    private record Mention(
            String job, String name, @Nullable String kind) {}

    private final Map<Mention, StageDto> stages;

    private CandidateStages(Map<Mention, StageDto> stages) {
        this.stages = stages;
    }

    static CandidateStages of(Collection<Native<CandidateDto>> candidates, WorkableSession session, CallContext call) {
        Set<Mention> mentions = new LinkedHashSet<>();
        candidates.forEach(candidate -> mention(candidate.value()).ifPresent(mentions::add));
        Map<Mention, StageDto> stages = new HashMap<>();

        List<String> jobs = mentions.stream().map(Mention::job).distinct().toList();
        Map<String, Pipelines.Known> known =
                load(jobs, session, call, (job, inTime) -> session.pipelines().knownOfJob(job, inTime));
        List<Mention> unknown = new ArrayList<>();
        for (Mention mention : mentions) {
            Pipelines.Known pipeline = known.get(mention.job);
            if (pipeline != null
                    && !add(stages, mention, pipeline.pipeline())
                    && !pipeline.fresh()
                    && !pipeline.pipeline().hasNamed(mention.name)) {
                unknown.add(mention);
            }
        }

        load(
                        unknown,
                        session,
                        call,
                        (mention, inTime) -> session.pipelines().readAgainFor(mention.job, mention.name, inTime))
                .forEach((mention, pipeline) -> add(stages, mention, pipeline));
        return new CandidateStages(stages);
    }

    /** The stage this candidate is in. */
    Optional<StageDto> of(CandidateDto candidate) {
        return mention(candidate).map(stages::get);
    }

    private static Optional<Mention> mention(CandidateDto candidate) {
        return candidate.job() == null || candidate.job().shortcode() == null || candidate.stage() == null
                ? Optional.empty()
                : Optional.of(new Mention(candidate.job().shortcode(), candidate.stage(), candidate.stageKind()));
    }

    private static boolean add(Map<Mention, StageDto> stages, Mention mention, Pipeline pipeline) {
        Optional<StageDto> named = pipeline.named(mention.name, mention.kind);
        named.ifPresent(found -> stages.put(mention, found));
        return named.isPresent();
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
