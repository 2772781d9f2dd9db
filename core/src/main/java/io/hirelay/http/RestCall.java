package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.Permit;
import io.hirelay.error.Applied;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.Retry;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.Safety;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from the first attempt to the last. Each attempt: deadline, budget, credential, send and read, tell the
 * observer, correct the budget, understand the answer; then decide whether there is another. For one thread.
 */
final class RestCall<T extends @Nullable Object> {
    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);

    private final Pipeline pipeline;
    private final RestTarget target;
    private final Health health;
    private final RestRequest asked;
    private final Safety safety;

    private int attempt;
    private @Nullable AuthHeaders credential;
    private @Nullable AuthHeaders renewed;
    private @Nullable RateLimitedException lastThrottle;
    private boolean refusedOnce;
    private boolean maybeApplied;
    private boolean leftAlone;
    private boolean garbled;
    private int looks;
    private int looked;
    private @Nullable HirelayException before;
    private Transport.Sent.@Nullable Answered last;

    RestCall(Pipeline pipeline, RestTarget target, Health health, RestRequest asked, Safety safety) {
        this.pipeline = pipeline;
        this.target = target;
        this.health = health;
        this.asked = asked;
        this.safety = safety;
    }

    RestAnswer<T> run() {
        try {
            while (true) {
                attempt++;
                try {
                    return attempt();
                } catch (HirelayException failure) {
                    maybeApplied |= failure.applied() == Applied.UNKNOWN;
                    prepareNext(failure);
                    before = failure;
                }
            }
        } catch (CancelledException stopped) {
            throw ended(stopped);
        } catch (HirelayException failure) {
            if (last != null) {
                return raw(last);
            }
            throw ended(failure);
        }
    }

    private RestAnswer<T> attempt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("interrupted before " + asked() + " was sent");
        }
        if (asked.context().deadline().remaining().isZero()) {
            throw late();
        }
        enter();
        Budget budget = pipeline.budget(target);
        Instant came = pipeline.clock.instant();
        Transport.@Nullable Sent sent = null;
        BudgetReport report = BudgetReport.NONE;
        Request request;
        Duration waited;
        try {
            Permit permit = acquire(budget);
            try {
                waited = Duration.between(came, pipeline.clock.instant());
                request = authorized();
                sent = send(request);
                if (sent instanceof Transport.Sent.Answered answered) {
                    report = pipeline.report(target, answered.headers());
                }
            } finally {
                if (sent == null || sent instanceof Transport.Sent.Failed failed && !failed.reached()) {
                    permit.unused();
                } else {
                    permit.answered(report);
                }
            }
        } finally {
            note(sent);
        }
        if (sent instanceof Transport.Sent.Failed failed) {
            tell(request, failed, waited);
            throw failure(failed);
        }
        Transport.Sent.Answered answer = ((Transport.Sent.Answered) sent).without(Objects.requireNonNull(credential));
        tell(request, answer, waited);
        return understand(answer, report, budget);
    }

    private void enter() {
        try {
            health.breaker().enter(before);
        } catch (UnavailableException e) {
            leftAlone = true;
            throw e;
        }
    }

    private Transport.Sent send(Request request) {
        Duration left = asked.context().deadline().remaining();
        if (left.isZero()) {
            throw late();
        }
        last = null;
        return asked.answer() == RawAnswer.class
                ? pipeline.transport.send(request, left, Integer.MAX_VALUE)
                : pipeline.transport.send(request, left);
    }

    /** What this attempt says about the provider, and to reads that come after it. */
    private void note(Transport.@Nullable Sent sent) {
        boolean reached = sent instanceof Transport.Sent.Answered
                || sent instanceof Transport.Sent.Failed failed && failed.reached();
        if (reached && safety != Safety.READ) {
            health.changed();
        }
        if (sent instanceof Transport.Sent.Answered answered) {
            health.breaker().answered(answered.status(), answered.took());
        } else if (sent instanceof Transport.Sent.Failed failed && !failed.interrupted()) {
            health.breaker().unanswered(failed.timedOut(), failed.took());
        } else {
            health.breaker().left();
        }
    }

    private Permit acquire(Budget budget) {
        try {
            return budget.acquire(asked.context());
        } catch (RateLimitedException e) {
            if (lastThrottle == null) {
                throw e;
            }
            throw new RateLimitedException( // what the provider said, with the time as it is now
                    lastThrottle.code(),
                    String.valueOf(lastThrottle.getMessage()),
                    e.retryAfter().orElse(Duration.ZERO),
                    lastThrottle.providerFailure().orElse(null));
        }
    }

    private Request authorized() {
        Request.Builder request = asked.request().newBuilder().header("User-Agent", target.userAgent());
        if (asked.request().header("Accept") == null) {
            request.header("Accept", "application/json");
        }
        AuthHeaders now = renewed == null ? target.auth().valid(asked.context().deadline()) : renewed;
        renewed = null;
        credential = now;
        now.forEach(request::header);
        return request.build();
    }

    private RestAnswer<T> understand(Transport.Sent.Answered answer, BudgetReport report, Budget budget) {
        Optional<Duration> wait = pipeline.wait(target, answer.status(), answer.headers(), report);
        if (asked.anyStatus() && !answer.tooLarge()) {
            last = answer;
        }
        boolean good = answer.status() >= 200 && answer.status() < 300;
        Body body = new Body(answer.utf8(), pipeline.json, Objects.requireNonNull(credential));
        ErrorAnswer read = new ErrorAnswer(
                target.provider(),
                asked.request().method(),
                asked.template(),
                safety,
                answer.status(),
                answer.headers(),
                wait,
                good ? body : body.redacted());
        if (good) {
            target.errors().refusal(read).ifPresent(refusal -> {
                throttle(refusal, budget);
                throw refusal;
            });
            if (answer.tooLarge()) {
                throw garbled("an answer of more than " + answer.bytes().length + " bytes", read.failure());
            }
            return asked.answer() == RawAnswer.class ? raw(answer) : decode(read);
        }
        if (answer.status() < 400) {
            throw new ProtocolException(
                    read.provider() + " redirected " + read.asked() + " (" + answer.status()
                            + "), which is never followed",
                    read.failure(),
                    null);
        }
        HirelayException error = target.errors().map(read);
        if (error instanceof NotFoundException && safety == Safety.READ) {
            looks = target.errors().furtherLooks(read, health.sinceChange());
        }
        if (error instanceof NotFoundException
                && maybeApplied
                && asked.request().method().equals("DELETE")
                && asked.answer() == Void.class) {
            return new RestAnswer<>(nothing(), read.status(), read.headers()); // gone: by our own earlier attempt
        }
        throttle(error, budget);
        throw error;
    }

    /** Nobody sends on this credential until the provider takes calls again. */
    private void throttle(HirelayException error, Budget budget) {
        if (error instanceof RateLimitedException throttled) {
            Duration wait = throttled.retryAfter().orElse(target.budget().window());
            if (lastThrottle != null && wait.compareTo(target.budget().window()) < 0) {
                wait = target.budget().window(); // what it asked for the last time was too little
            }
            budget.throttled(Optional.of(wait));
            lastThrottle = throttled;
        }
    }

    /** What a method of type {@code Void} answers. */
    @SuppressWarnings("NullAway") // RestClient.call says so
    private T nothing() {
        return null;
    }

    /** As it came: what it says is the caller's to read. */
    @SuppressWarnings("unchecked") // asked for as RawAnswer
    private RestAnswer<T> raw(Transport.Sent.Answered answer) {
        return new RestAnswer<>(
                (T) new RawAnswer(answer.status(), answer.headers(), answer.bytes()),
                answer.status(),
                answer.headers());
    }

    @SuppressWarnings("unchecked") // the type is the Retrofit method's own
    private RestAnswer<T> decode(ErrorAnswer answer) {
        if (asked.answer() == Void.class) {
            return new RestAnswer<>(nothing(), answer.status(), answer.headers());
        }
        if (answer.body().isEmpty()) {
            throw garbled("an empty body where JSON was to be", answer.failure());
        }
        try {
            return new RestAnswer<>(
                    (T) pipeline.json.readAs(answer.body().utf8(), asked.answer()), answer.status(), answer.headers());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw garbled("something else than it documents (" + WireJson.describe(e) + ")", answer.failure());
        }
    }

    private HirelayException garbled(String what, ProviderFailure failure) {
        String message = target.provider() + " answered " + asked() + " with " + what;
        garbled = true;
        return safety == Safety.READ
                ? new ProtocolException(message, failure, null)
                : new UnknownOutcomeException(message + "; the change may have been applied", failure, null);
    }

    private HirelayException failure(Transport.Sent.Failed failed) {
        boolean unknown = failed.reached() && safety != Safety.READ;
        if (failed.interrupted()) {
            Thread.currentThread().interrupt();
            return unknown
                    ? new UnknownOutcomeException("interrupted while " + asked() + " was under way", null, null)
                    : new CancelledException("interrupted while " + asked() + " was under way");
        }
        String message = target.provider()
                + (failed.timedOut()
                        ? " did not answer in time: "
                        : failed.reached() ? " broke the connection off: " : " cannot be reached: ")
                + asked();
        if (unknown) {
            return new UnknownOutcomeException(message + "; the change may have been applied", null, failed.cause());
        }
        return new UnavailableException(
                failed.timedOut() ? ErrorCode.REMOTE_TIMEOUT : ErrorCode.REMOTE_UNAVAILABLE,
                message,
                Optional.empty(),
                null,
                failed.cause());
    }

    /** Waits until the call may be sent again, or throws what it ends with. */
    private void prepareNext(HirelayException failure) {
        boolean sendable = asked.replayable() && pipeline.backoff.allows(attempt + 1);
        if (failure instanceof AuthenticationException && sendable && !refusedOnce && credential != null) {
            refusedOnce = true;
            AuthHeaders fresh =
                    target.auth().afterRefusal(credential, asked.context().deadline());
            if (!fresh.equals(credential)) {
                renewed = fresh;
                return;
            }
        }
        if (failure instanceof RateLimitedException && failure == lastThrottle && sendable) {
            return; // the budget knows how long
        }
        boolean again = failure instanceof UnavailableException && !leftAlone
                || failure instanceof NotFoundException && looked++ < looks
                || failure instanceof UnknownOutcomeException && safety == Safety.IDEMPOTENT && !garbled;
        if (!again
                || !sendable
                || asked.context().deadline().remaining().isZero()
                || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        Duration pause = pipeline.backoff.after(attempt);
        Duration told = failure.retryAfter().orElse(Duration.ZERO);
        pause = pause.compareTo(told) < 0 ? told : pause;
        if (asked.context().deadline().within(pause)) {
            throw failure;
        }
        pipeline.backoff.pause(pause);
    }

    /** A write that an earlier attempt may have applied stays unknown whatever became of the last one. */
    private HirelayException ended(HirelayException failure) {
        boolean says = failure.retry() == Retry.NEVER && !(failure instanceof CancelledException);
        return !maybeApplied || failure.applied() == Applied.UNKNOWN || says && !(failure instanceof NotFoundException)
                ? failure
                : new UnknownOutcomeException(
                        target.provider() + " may have applied " + asked() + " before it failed: "
                                + failure.getMessage(),
                        failure.providerFailure().orElse(null),
                        failure);
    }

    private UnavailableException late() {
        return new UnavailableException(
                ErrorCode.REMOTE_TIMEOUT,
                "the call's deadline was over before " + asked() + " could be sent",
                Optional.empty(),
                null,
                null);
    }

    private void tell(Request request, Transport.Sent sent, Duration waited) {
        int status = sent instanceof Transport.Sent.Answered answered ? answered.status() : 0;
        LOG.debug(
                "{} {}: {} {} answered {} in {} ms, attempt {}",
                target.provider(),
                target.connection(),
                request.method(),
                asked.template(),
                status,
                sent.took().toMillis(),
                attempt);
        try {
            asked.context()
                    .observer()
                    .accept(new Exchange(
                            request.method(),
                            request.url().uri(),
                            asked.template(),
                            status,
                            waited,
                            sent.took(),
                            attempt,
                            asked.context().lane(),
                            sent instanceof Transport.Sent.Answered answered
                                    ? answered.headers().byName()
                                    : Map.of()));
        } catch (RuntimeException e) {
            LOG.warn("an observer of {} failed", asked.template(), e); // must not hide what became of the call
        }
    }

    private String asked() {
        return asked.request().method() + " " + asked.template();
    }
}
