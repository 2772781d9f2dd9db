package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Id;
import io.hirelay.model.Ref;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.workable.sandbox.control.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feeds in accounts that change or cannot be read in full. */
class ActivityFeedsTest {
    private final SandboxConnection acme = SandboxConnection.open();
    private final List<Candidate> candidates = acme.connection()
            .candidates()
            .list(ListRequest.<Candidate>all().limit(100))
            .items();

    @AfterEach
    void disconnect() {
        acme.close();
    }

    @Test
    void aCandidateWhoCameOverKeepsItsHistoryAndMadeNoMove() {
        Candidate candidate = candidates.get(0);
        String other = candidates.stream()
                .map(ActivityFeedsTest::jobOf)
                .filter(job -> !job.equals(jobOf(candidate)))
                .findFirst()
                .orElseThrow();
        List<Activity> before = ofCandidate(candidate.id().value());

        String relocated = acme.control().relocateCandidate(candidate.id().value(), other);

        List<Activity> after = ofCandidate(relocated);
        assertEquals(ids(before), ids(after).subList(0, before.size()));
        Activity moved = after.get(before.size());
        assertEquals(
                Optional.of(ActivityType.APPLICATION),
                moved.activityType().orElseThrow().known());
        assertEquals(Optional.empty(), moved.toStage());
        assertEquals(
                ids(after),
                ids(acme.walk(
                        Ats.ACTIVITIES_LIST,
                        ListRequest.<Activity>all()
                                .where(AtsFilters.Activities.CANDIDATE_ID.is(relocated))
                                .where(AtsFilters.Activities.JOB_ID.is(other)))));
    }

    @Test
    void aStageThatIsNewToThePipelineIsLookedForOnceMore() {
        String job = jobOf(candidates.get(0));
        try (SandboxConnection fresh = SandboxConnection.open()) {
            fresh.control()
                    .inject(Fault.edit(answer -> {
                                ArrayNode stages = (ArrayNode) answer.get("stages");
                                while (stages.size() > 1) {
                                    stages.remove(1);
                                }
                                return answer;
                            })
                            .on("GET", "/jobs/*/stages"));

            assertTrue(moves(fresh, job).stream().allMatch(move -> stage(move).isEmpty()));
            assertTrue(moves(fresh, job).stream().allMatch(move -> stage(move).isPresent()));
            fresh.asked();
            moves(fresh, job);
            assertEquals(List.of("GET /spi/v3/jobs/{shortcode}/activities"), fresh.asked());
        }
    }

    @Test
    void aPipelineThatMayNotBeReadLeavesTheActionToNameTheStage() {
        String job = jobOf(candidates.get(0));
        try (SandboxConnection fresh = SandboxConnection.open()) {
            fresh.control().inject(Fault.forbidden().on("GET", "/jobs/*/stages"));

            List<Activity> moves = moves(fresh, job);

            assertFalse(moves.isEmpty());
            assertTrue(moves.stream().allMatch(move -> stage(move).isPresent()));
        }
    }

    private static List<Activity> moves(SandboxConnection connection, String job) {
        return connection
                .connection()
                .with(connection::context)
                .activities()
                .list(ListRequest.<Activity>all().limit(100).where(AtsFilters.Activities.JOB_ID.is(job)))
                .items()
                .stream()
                .filter(activity -> activity.toStage().isPresent())
                .toList();
    }

    private static Optional<?> stage(Activity move) {
        return move.toStage().orElseThrow().id();
    }

    private List<Activity> ofCandidate(String candidate) {
        return acme.walk(
                Ats.ACTIVITIES_LIST,
                ListRequest.<Activity>all().limit(100).where(AtsFilters.Activities.CANDIDATE_ID.is(candidate)));
    }

    private static List<String> ids(List<Activity> activities) {
        return activities.stream().map(Activity::id).map(Id::value).toList();
    }

    private static String jobOf(Candidate candidate) {
        return candidate.applications().get(0).job().map(Ref::id).orElseThrow().value();
    }
}
