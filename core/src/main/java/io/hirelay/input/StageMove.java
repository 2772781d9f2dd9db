package io.hirelay.input;

import io.hirelay.model.Application;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;

/** An application that goes to another stage. */
@Doc("An application that goes to another stage.")
public record StageMove(
        @Required @Doc("Which.") Id<Application> applicationId,

        @Required @Doc("The stage of the same job, in any form the provider accepts.")
        Id<JobInterviewStage> stageId,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static StageMove of(String application, String stage) {
        return new StageMove(Id.of(application), Id.of(stage), RawJson.NULL);
    }
}
