package io.hirelay.input;

import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.TimeoffRequest;
import java.util.Optional;

/** What is to become of a request for time off. */
@Doc("What is to become of a request for time off.")
public record TimeoffRequestChange(
        @Required @Doc("Which, in any form the provider accepts.")
        Id<TimeoffRequest> id,

        @Required @Doc("What is decided.") TimeoffVerdict status,

        @Personal @Doc("What the employee is told about it.")
        Optional<String> note,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static TimeoffRequestChange of(String id, TimeoffVerdict status) {
        return new TimeoffRequestChange(Id.of(id), status, Optional.empty(), RawJson.NULL);
    }

    public TimeoffRequestChange saying(String words) {
        return new TimeoffRequestChange(id, status, Optional.of(words), remoteData);
    }

    /** The same wish in the words of the two methods that approve and reject. */
    public TimeoffDecision decision() {
        return new TimeoffDecision(id, note, remoteData);
    }
}
