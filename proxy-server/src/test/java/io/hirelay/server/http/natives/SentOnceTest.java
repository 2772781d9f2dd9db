package io.hirelay.server.http.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.Retry;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Trace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Changes of which nothing is known but that they were sent. */
class SentOnceTest {
    private final List<String> done = new ArrayList<>();
    private Optional<String> noted = Optional.empty();
    private final SentOnce once =
            new SentOnce((request, account, work) -> work.attempt(noted, text -> done.add("note " + text)));
    private final Supplier<Answer> sending = () -> {
        done.add("sent");
        return Answer.empty(204);
    };

    private static Request request(String... keys) {
        return new Request(
                "POST",
                "/proxy/a",
                Map.of(),
                Query.EMPTY,
                keys.length == 0 ? Map.of() : Map.of("idempotency-key", List.of(keys)),
                new byte[0],
                Optional.empty(),
                "r",
                Deadline.after(Duration.ofSeconds(10), InstantSource.system()),
                new Trace());
    }

    private Answer send(String... keys) {
        return once.send(request(keys), UUID.randomUUID(), sending);
    }

    @Test
    void it_is_noted_before_it_is_sent() {
        assertEquals(204, send("k").status());
        assertEquals(List.of("note sent", "sent"), done);
    }

    @Test
    void what_was_sent_and_lost_is_not_sent_again() {
        noted = Optional.of("sent");
        UnknownOutcomeException error = assertThrows(UnknownOutcomeException.class, () -> send("k"));
        assertEquals(Retry.UNKNOWN_OUTCOME, error.retry());
        assertEquals(List.of(), done);
    }

    @Test
    void without_a_key_it_is_just_sent() {
        assertEquals(204, send().status());
        assertEquals(List.of("sent"), done);
    }

    @Test
    void what_is_no_key_sends_nothing() {
        assertThrows(InvalidRequestException.class, () -> send("a", "b"));
        assertThrows(InvalidRequestException.class, () -> send("a b"));
        assertEquals(List.of(), done);
    }
}
