package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Pipeline;
import io.hirelay.workable.sandbox.row.Stage;
import java.util.List;

/**
 * The account's two pipelines. They share slugs that mean differently named stages, and the second one has two stages
 * whose names differ in case alone, so that neither slug nor name tells a stage without its job.
 */
public final class Pipelines {
    /** The account's own pipeline, which {@code /stages} shows. */
    public static final int STANDARD = 0;

    static final int ENGINEERING = 1;

    private final List<Pipeline> all = List.of(
            new Pipeline(List.of(
                    new Stage(5_410_001, "sourced", "Sourced", "sourced", 1),
                    new Stage(5_410_002, "applied", "Applied", "applied", 2),
                    new Stage(5_410_003, "phone-screen", "Phone Screen", "phone-screen", 3),
                    new Stage(5_410_004, "assessment", "Assessment", "assessment", 4),
                    new Stage(5_410_005, "interview", "Interview", "interview", 5),
                    new Stage(5_410_006, "offer", "Offer", "offer", 6),
                    new Stage(5_410_007, "hired", "Hired", "hired", 7))),
            new Pipeline(List.of(
                    new Stage(5_410_020, "sourced", "Sourced", "sourced", 1),
                    new Stage(5_410_021, "applied", "Applied", "applied", 2),
                    new Stage(5_410_022, "shortlisted", "Shortlisted", "shortlisted", 3),
                    new Stage(5_410_023, "phone-screen", "Recruiter Call", "phone-screen", 4),
                    new Stage(5_410_024, "assessment", "Take-home Exercise", "assessment", 5),
                    new Stage(5_410_025, "technical-interview", "Technical Interview", "interview", 6),
                    new Stage(5_410_026, "technical-interview-1", "Technical interview", "interview", 7),
                    new Stage(5_410_027, "interview", "Team Interview", "interview", 8),
                    new Stage(5_410_028, "offer", "Offer & Contract", "offer", 9),
                    new Stage(5_410_029, "hired", "Hired", "hired", 10))));

    public Pipeline get(int index) {
        return all.get(index);
    }
}
