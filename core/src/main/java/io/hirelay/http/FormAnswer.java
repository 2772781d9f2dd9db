package io.hirelay.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back for a form: a success or a refusal, told by its status. The body is taken to be secret.
 *
 * @param status HTTP status, 200 to 299 or from 400 on
 * @param retryAfter how long the server asks to wait
 */
public record FormAnswer(int status, Optional<Duration> retryAfter, Body body) {

    public boolean isSuccess() {
        return status < 300;
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "FormAnswer[" + status + "]";
    }
}
