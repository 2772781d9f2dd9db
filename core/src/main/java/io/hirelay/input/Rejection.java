package io.hirelay.input;

import io.hirelay.model.Application;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Required;
import java.util.Optional;

/** An application that is rejected. */
@Doc("An application that is rejected.")
public record Rejection(
        @Required @Doc("Which.") Id<Application> applicationId,

        @Doc("Why: the id of a reject reason, or its exact name.")
        Optional<Id<RejectReason>> rejectReasonId,

        @Personal @Doc("More about it.") Optional<String> note,
        @Doc("Whether the candidate withdrew.") Optional<Boolean> withdrew,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static Rejection of(String application) {
        return new Rejection(Id.of(application), Optional.empty(), Optional.empty(), Optional.empty(), RawJson.NULL);
    }

    /** @param reason in any form that the provider accepts */
    public Rejection because(String reason) {
        return new Rejection(applicationId, Optional.of(Id.of(reason)), note, withdrew, remoteData);
    }
}
