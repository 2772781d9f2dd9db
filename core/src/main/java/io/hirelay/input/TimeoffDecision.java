package io.hirelay.input;

import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.TimeoffRequest;
import java.util.Optional;

/** A request for time off that is decided on. */
@Doc("A request for time off that is decided on.")
public record TimeoffDecision(
        @Required @Doc("Which, in any form the provider accepts.")
        Id<TimeoffRequest> id,

        @Personal @Doc("What the employee is told about it.")
        Optional<String> note,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static TimeoffDecision of(String id) {
        return new TimeoffDecision(Id.of(id), Optional.empty(), RawJson.NULL);
    }

    public TimeoffDecision saying(String words) {
        return new TimeoffDecision(id, Optional.of(words), remoteData);
    }
}
