package io.hirelay.workable.sandbox.seed;

/** How a candidate came to a job. */
enum Arrival {
    APPLIED("applied", "applied"),
    UPLOADED("uploaded", "sourced"),
    REFERRED("referral", "sourced"),
    COPIED("copied", "applied");

    private final String action;
    private final String stageKind;

    Arrival(String action, String stageKind) {
        this.action = action;
        this.stageKind = stageKind;
    }

    /** The first activity of such a candidate. */
    String action() {
        return action;
    }

    /** The kind of the stage in which such a candidate starts. */
    String stageKind() {
        return stageKind;
    }
}
