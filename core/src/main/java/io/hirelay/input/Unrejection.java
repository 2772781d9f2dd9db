package io.hirelay.input;

import io.hirelay.model.Application;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;

/** A rejection that is taken back. */
@Doc("A rejection that is taken back.")
public record Unrejection(
        @Required @Doc("Whose.") Id<Application> applicationId,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static Unrejection of(String application) {
        return new Unrejection(Id.of(application), RawJson.NULL);
    }
}
