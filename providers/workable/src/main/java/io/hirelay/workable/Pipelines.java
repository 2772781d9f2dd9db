package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.StagesDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The pipelines of the account and of its jobs, each read once and remembered for a while. Thread-safe. */
final class Pipelines {
    private static final int MOST_JOBS = 5_000;
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofMinutes(1);

    /** Under which the account's own pipeline is remembered; no shortcode is empty. */
    private static final String ACCOUNT = "";

    private record Name(String job, String stage) {}

    /**
     * What is known of a pipeline.
     *
     * @param fresh whether it has been read just now
     */
    record Known(Pipeline pipeline, boolean fresh) {}

    private final WorkableSession session;
    private final IdentifierCache<String, Pipeline> pipelines;

    /** Names for which a pipeline has been read again, so that one that is nowhere costs one call and not one a row. */
    private final IdentifierCache<Name, Pipeline> readAgain;

    Pipelines(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.pipelines = new IdentifierCache<>(MOST_JOBS, KEEP, KEEP_ABSENT, clock);
        this.readAgain = new IdentifierCache<>(MOST_JOBS, KEEP_ABSENT, KEEP_ABSENT, clock);
    }

    /** The account's own pipeline; empty when the token may not see it. */
    Optional<Pipeline> ofAccount(CallContext call) {
        return pipelines.get(
                ACCOUNT,
                call.deadline(),
                () -> ifAllowed(() -> session.read(session.account().stages(call, RemoteQuery.NONE))));
    }

    /** The pipeline of a job; empty when there is no such job, or the token may not see it. */
    Optional<Pipeline> ofJob(String shortcode, CallContext call) {
        return knownOfJob(shortcode, call).map(Known::pipeline);
    }

    /** The same, telling whether it was remembered. */
    Optional<Known> knownOfJob(String shortcode, CallContext call) {
        boolean[] fresh = {false};
        return pipelines
                .get(shortcode, call.deadline(), () -> {
                    fresh[0] = true;
                    return readJob(shortcode, call);
                })
                .map(pipeline -> new Known(pipeline, fresh[0]));
    }

    /**
     * The pipeline of a job read again, because it is not known to hold a stage of this name. For the same name that
     * happens once in a while only.
     */
    Optional<Pipeline> readAgainFor(String shortcode, String stageName, CallContext call) {
        return readAgain.get(
                new Name(shortcode, stageName),
                call.deadline(),
                () -> pipelines.refresh(shortcode, call.deadline(), () -> readJob(shortcode, call)));
    }

    /** The account's own pipeline as it is now. */
    Pipeline currentOfAccount(CallContext call, RemoteQuery more) {
        return remember(ACCOUNT, session.read(session.account().stages(call, more)));
    }

    /**
     * The pipeline of a job as it is now.
     *
     * @throws NotFoundException when there is no such job
     */
    Pipeline currentOfJob(String shortcode, CallContext call, RemoteQuery more) {
        return remember(shortcode, session.read(session.jobs().stages(shortcode, call, more)));
    }

    private Optional<Pipeline> readJob(String shortcode, CallContext call) {
        return ifAllowed(() -> session.read(session.jobs().stages(shortcode, call, RemoteQuery.NONE)));
    }

    private static Optional<Pipeline> ifAllowed(Supplier<StagesDto> read) {
        try {
            return Optional.of(new Pipeline(read.get().stages()));
        } catch (NotFoundException | AccessDeniedException e) {
            return Optional.empty();
        }
    }

    private Pipeline remember(String key, StagesDto answer) {
        Pipeline pipeline = new Pipeline(answer.stages());
        pipelines.put(key, pipeline);
        return pipeline;
    }
}
