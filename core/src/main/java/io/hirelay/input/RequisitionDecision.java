package io.hirelay.input;

import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.Requisition;
import java.util.Optional;

/** A requisition that is decided on. */
@Doc("A requisition that is decided on.")
public record RequisitionDecision(
        @Required @Doc("Which, in any form the provider accepts.")
        Id<Requisition> id,

        @Personal @Doc("Why.") Optional<String> reason,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static RequisitionDecision of(String id) {
        return new RequisitionDecision(Id.of(id), Optional.empty(), RawJson.NULL);
    }

    public RequisitionDecision because(String why) {
        return new RequisitionDecision(id, Optional.of(why), remoteData);
    }
}
