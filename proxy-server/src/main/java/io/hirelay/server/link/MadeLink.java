package io.hirelay.server.link;

import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import java.time.Instant;

/** A link that has been made. Prints nothing of itself: whoever has it can use it. */
@Doc("A link; it can be used once.")
public record MadeLink(
        @Required @Doc("The secret part of the address; shown once.")
        String linkToken,

        @Required @Doc("What the customer opens.") String url,

        @Required @Doc("Until when it can be used.") Instant expiresAt) {
    @Override
    public String toString() {
        return "MadeLink[***]";
    }
}
