package io.hirelay.server.passthrough;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How long the transport waits for whom, and what it bears.
 *
 * @param connect for a connection to the provider
 * @param head for the whole head of a request, once it has begun
 * @param answer for the first of the provider's answer, once it has all of the request
 * @param idle how long either side may be silent while the other waits for it
 * @param largestBody bytes of a request's body; any number when empty
 */
record TransportSettings(Duration connect, Duration head, Duration answer, Duration idle, OptionalLong largestBody) {
    TransportSettings {
        Objects.requireNonNull(connect, "connect");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(largestBody, "largestBody");
    }

    /** The shortest of all: what looks after them looks a few times within it. */
    Duration shortest() {
        return Collections.min(List.of(connect, head, answer, idle));
    }
}
