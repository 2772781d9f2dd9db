package io.hirelay.model;

import java.util.Optional;

/** The stage an application is in. */
@Doc("The stage an application is in.")
public record StageRef(
        @Doc("The stage; null when the job's pipeline could not be read.")
        Optional<Id<JobInterviewStage>> id,

        @Doc("What the customer calls it.") Optional<String> name,
        @Doc("What it is for.") Optional<Coded<StageKind>> kind,
        @Doc("The job whose pipeline it belongs to.") Optional<Ref<Job>> job) {}
