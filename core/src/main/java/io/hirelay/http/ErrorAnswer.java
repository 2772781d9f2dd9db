package io.hirelay.http;

import io.hirelay.error.ProviderFailure;
import io.hirelay.operation.Safety;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer by which a provider says no, or may say no. Holds the body, so it is not for logs.
 *
 * @param provider the provider's id
 * @param method the request's method
 * @param template the request's path with its variable parts named
 * @param safety of the operation that was asked for
 * @param status HTTP status
 * @param headers without cookies
 * @param retryAfter how long the provider asks to wait, from {@code Retry-After}, else from its own count
 * @param body as received; the first 64 KiB of an error's
 */
public record ErrorAnswer(
        String provider,
        String method,
        String template,
        Safety safety,
        int status,
        AnswerHeaders headers,
        Optional<Duration> retryAfter,
        Body body) {

    /** The body as JSON of this shape, where it is; a refusal may just as well be empty, text or a page of HTML. */
    public <T> Optional<T> json(Class<T> type) {
        return body.json(type);
    }

    /** What it means for an exception: status, the provider's name of the request and the body. */
    public ProviderFailure failure() {
        String text = body.text();
        return new ProviderFailure(
                provider,
                status,
                headers.first("x-request-id").or(() -> headers.first("request-id")),
                text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    /** What was asked, for messages: {@code GET /spi/v3/jobs/{shortcode}}. */
    public String asked() {
        return method + " " + template;
    }

    @Override
    public String toString() {
        return "ErrorAnswer[" + provider + ", " + asked() + ", " + status + "]";
    }
}
