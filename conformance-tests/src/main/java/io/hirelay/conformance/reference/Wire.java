package io.hirelay.conformance.reference;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * The way to the system. Every exchange is a POST with a JSON object, a read as much as a write; the answer is lines of
 * JSON: what came of it, the records, and an end that counts them.
 */
@FunctionalInterface
public interface Wire {
    /**
     * Sends a request and waits for its answer.
     *
     * @param patience how long to wait at most
     * @throws IOException when the connection is lost
     * @throws TimeoutException when no answer has come in time
     * @throws InterruptedException when the thread is interrupted
     */
    Answer post(Request request, Duration patience) throws IOException, TimeoutException, InterruptedException;

    /**
     * @param path what is asked, such as {@code people.search}
     * @param token proves that the caller may ask
     * @param actor the user in whose name it is asked: decides which private entries are shown
     * @param body a JSON object
     */
    record Request(String path, String token, Optional<String> actor, byte[] body) {
        public Request {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(body, "body");
        }

        /** Without the token and the body. */
        @Override
        public String toString() {
            return "POST " + path;
        }
    }

    /** @param headers names in lower case */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            headers = Map.copyOf(headers);
            Objects.requireNonNull(body, "body");
        }
    }
}
