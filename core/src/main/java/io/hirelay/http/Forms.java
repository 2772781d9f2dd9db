package io.hirelay.http;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts forms full of secrets, as OAuth 2.0 servers take them: once, outside of every budget, following no redirect. What
 * is sent and what comes back never stands in a log line or a message. Thread-safe; interrupt means stop.
 */
public final class Forms {
    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);

    private final Transport transport;
    private final WireJson json;
    private final InstantSource clock;

    Forms(Transport transport, WireJson json, InstantSource clock) {
        this.transport = transport;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Posts a form and reads the answer, whatever its status.
     *
     * @param address of the operator's or the provider's choosing, never a caller's
     * @param auth none where the form itself says who asks
     * @throws UnavailableException when there was no answer in time; whether the form arrived is not known then
     * @throws ProtocolException when the answer is a redirect or longer than any answer may be
     * @throws IllegalArgumentException when the address is not one of {@code http} or {@code https}
     */
    public FormAnswer post(URI address, Map<String, String> fields, Optional<AuthHeaders> auth, Deadline deadline) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of a form is absolute, starts with http:// or https://, and holds no user");
        }
        String asked = "POST " + url.host() + url.encodedPath();
        Duration left = deadline.remaining();
        if (left.isZero()) {
            throw unavailable(ErrorCode.REMOTE_TIMEOUT, "the time was over before " + asked + " could be sent", null);
        }
        Transport.Sent sent = transport.send(request(url, fields, auth), left);
        if (sent instanceof Transport.Sent.Failed failed) {
            LOG.debug("{} got no answer within {} ms", asked, failed.took().toMillis());
            throw failure(asked, failed);
        }
        Transport.Sent.Answered answer = (Transport.Sent.Answered) sent;
        LOG.debug(
                "{} answered {} in {} ms", asked, answer.status(), answer.took().toMillis());
        if (answer.status() >= 300 && answer.status() < 400) {
            throw new ProtocolException(
                    asked + " was answered with a redirect (" + answer.status() + "), which is never followed",
                    null,
                    null);
        }
        if (answer.tooLarge() && answer.status() < 300) {
            throw new ProtocolException(
                    asked + " was answered with more than " + answer.utf8().length + " bytes", null, null);
        }
        return new FormAnswer(
                answer.status(),
                HttpDates.retryAfter(answer.headers(), clock.instant()),
                new Body(answer.utf8(), json));
    }

    private static Request request(HttpUrl url, Map<String, String> fields, Optional<AuthHeaders> auth) {
        FormBody.Builder form = new FormBody.Builder();
        fields.forEach(form::add);
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "Hirelay")
                .header("Accept", "application/json")
                .post(form.build());
        auth.ifPresent(headers -> headers.forEach(request::header));
        return request.build();
    }

    private static RuntimeException failure(String asked, Transport.Sent.Failed failed) {
        if (failed.interrupted()) {
            Thread.currentThread().interrupt();
            return new CancelledException("interrupted while " + asked + " was under way");
        }
        return failed.timedOut()
                ? unavailable(ErrorCode.REMOTE_TIMEOUT, asked + " was not answered in time", failed.cause())
                : unavailable(
                        ErrorCode.REMOTE_UNAVAILABLE,
                        failed.reached() ? asked + " was broken off" : asked + " cannot be reached",
                        failed.cause());
    }

    private static UnavailableException unavailable(ErrorCode code, String message, @Nullable IOException cause) {
        return new UnavailableException(code, message, Optional.empty(), null, cause);
    }
}
