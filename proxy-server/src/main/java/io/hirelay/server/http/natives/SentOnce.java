package io.hirelay.server.http.natives;

import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Changes in the provider's own words, of which nothing is known but that they were sent: with a key each is sent once,
 * and one of which the answer was lost with its process is told as that.
 */
final class SentOnce {
    private static final String SENT = "sent";

    private final OnlyOnce onlyOnce;

    SentOnce(OnlyOnce onlyOnce) {
        this.onlyOnce = onlyOnce;
    }

    Answer send(Request request, UUID account, Supplier<Answer> sending) {
        if (OnlyOnce.key(request).isEmpty()) {
            return sending.get();
        }
        return onlyOnce.run(request, account, (noted, note) -> {
            if (noted.isPresent()) {
                throw new UnknownOutcomeException(
                        "the first call with this " + OnlyOnce.HEADER
                                + " was sent to the provider, and its answer was lost;"
                                + " look whether the change was made before it is sent with another key",
                        null,
                        null);
            }
            note.accept(SENT);
            return sending.get();
        });
    }
}
