package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;
import static io.hirelay.conformance.Rule.should;

import io.hirelay.Connection;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.Retry;
import io.hirelay.error.UnavailableException;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** What happens when something goes wrong. */
final class ErrorRules {
    private ErrorRules() {}

    /** More answers than any number of attempts uses up. */
    private static final int ALL = 1000;

    private static final Duration REAL_PATIENCE = Duration.ofSeconds(20);

    static List<Rule> rules() {
        return List.of(
                must(
                                "ATS-ERROR-01",
                                "an id of no record is not found: NotFoundException with remote.not_found",
                                trial -> trial.survey().gets().forEach(get -> unknownId(trial, get)))
                        .needing(Situation.UNKNOWN_ID),
                must(
                                "ATS-ERROR-02",
                                "a credential that was revoked is an AuthenticationException with account.needs_reauth,"
                                        + " never to be retried",
                                trial -> each(trial, ErrorRules::revoked))
                        .needing(Situation.REVOKED_CREDENTIAL),
                must(
                                "ATS-ERROR-03",
                                "a scope that is missing is an AccessDeniedException with remote.forbidden",
                                ErrorRules::missingScope)
                        .needing(Situation.MISSING_SCOPE),
                must(
                                "ATS-ERROR-04",
                                "a server error that stays is an UnavailableException that may be retried",
                                trial -> each(
                                        trial,
                                        (own, walk) -> stays(
                                                own,
                                                walk,
                                                Situation.SERVER_ERROR,
                                                List.of(UnavailableException.class))))
                        .needing(Situation.SERVER_ERROR),
                must(
                                "ATS-ERROR-05",
                                "a read survives a server error that passes, and loses nothing",
                                trial -> each(trial, (own, walk) -> passes(own, Situation.SERVER_ERROR, walk)))
                        .needing(Situation.SERVER_ERROR),
                must(
                                "ATS-ERROR-06",
                                "a web page in the place of an answer is a provider's failure, and none of the page"
                                        + " stands in the message",
                                trial -> each(trial, ErrorRules::webPage))
                        .needing(Situation.WEB_PAGE),
                must(
                                "ATS-ERROR-07",
                                "an answer that is not JSON is a ProtocolException with remote.invalid_response",
                                trial -> each(
                                        trial,
                                        (own, walk) -> stays(
                                                own, walk, Situation.MALFORMED_JSON, List.of(ProtocolException.class))))
                        .needing(Situation.MALFORMED_JSON),
                must(
                                "ATS-ERROR-08",
                                "an answer without a body is a ProtocolException, never an empty page",
                                trial -> each(
                                        trial,
                                        (own, walk) -> stays(
                                                own, walk, Situation.EMPTY_BODY, List.of(ProtocolException.class))))
                        .needing(Situation.EMPTY_BODY),
                must(
                                "ATS-ERROR-09",
                                "an answer that is cut off is a provider's failure that may be retried, never a short page",
                                trial -> each(
                                        trial,
                                        (own, walk) -> stays(
                                                own,
                                                walk,
                                                Situation.CUT_BODY,
                                                List.of(UnavailableException.class, ProtocolException.class))))
                        .needing(Situation.CUT_BODY),
                must(
                                "ATS-ERROR-10",
                                "a refusal for the rate that names a time is waited out, no shorter, and the call answers",
                                trial -> each(trial, ErrorRules::waitsAsTold))
                        .needing(Situation.RATE_LIMIT_WITH_TIME),
                must(
                                "ATS-ERROR-11",
                                "a refusal for the rate that names no time is waited out too, and the call answers",
                                trial -> each(
                                        trial, (own, walk) -> passes(own, Situation.RATE_LIMIT_WITHOUT_TIME, walk)))
                        .needing(Situation.RATE_LIMIT_WITHOUT_TIME),
                must(
                                "ATS-ERROR-12",
                                "a rate limit that cannot be waited out by the deadline is a RateLimitedException that"
                                        + " says when to come back",
                                trial -> each(trial, ErrorRules::limitBeyondDeadline))
                        .needing(Situation.RATE_LIMIT_WITH_TIME),
                must(
                                "ATS-ERROR-13",
                                "a call answers by its deadline although the provider does not: remote.timeout",
                                trial -> each(trial, ErrorRules::slow))
                        .needing(Situation.SLOW_ANSWER),
                must(
                                "ATS-ERROR-14",
                                "a thread that is interrupted stops waiting with a CancelledException and stays interrupted",
                                ErrorRules::interrupted)
                        .needing(Situation.SILENCE),
                should(
                                "ATS-ERROR-15",
                                "a failure that the provider has answered carries what the provider said",
                                trial -> each(trial, ErrorRules::saysWhatTheProviderSaid))
                        .needing(Situation.SERVER_ERROR));
    }

    private static <T extends Unified> void unknownId(Trial trial, Registration.Gets<?, T> get) {
        String id = trial.account().unknownId(get.operation().resource());
        HirelayException refused = Expect.failure(
                () -> trial.connection().call(get.operation(), GetRequest.of(id), trial.call()),
                get.operation().id() + " of an unknown id",
                NotFoundException.class);
        Expect.equal(
                ErrorCode.REMOTE_NOT_FOUND,
                refused.code(),
                "the code of %s of an unknown id",
                get.operation().id());
    }

    /** Looks at the longest list of each half of the catalogue, in accounts of their own. */
    private interface Look {
        void at(Trial trial, Walk<?> walk);
    }

    private static void each(Trial trial, Look look) {
        List<Walk<?>> walks = trial.survey().longestOfEach();
        look.at(trial, walks.get(0));
        for (Walk<?> walk : walks.subList(1, walks.size())) {
            try (Trial own = trial.fresh()) {
                look.at(own, walk);
            }
        }
    }

    private static void revoked(Trial trial, Walk<?> walk) {
        trial.account().revokeCredential();
        HirelayException refused = Expect.failure(
                () -> first(trial, trial.connection(), walk), walk + " when revoked", AuthenticationException.class);
        Expect.equal(ErrorCode.ACCOUNT_NEEDS_REAUTH, refused.code(), "the code of a revoked credential");
        Expect.equal(Retry.NEVER, refused.retry(), "whether a revoked credential may be retried");
    }

    private static void missingScope(Trial trial) {
        ListOperation<?> list = trial.account().withholdScope();
        Connection narrowed = trial.another();
        HirelayException refused = Expect.failure(
                () -> bare(narrowed, list, trial.call()),
                list.id() + " without its scope",
                AccessDeniedException.class);
        Expect.equal(ErrorCode.REMOTE_FORBIDDEN, refused.code(), "the code of a missing scope");
    }

    private static <T extends Unified> Page<T> bare(Connection by, ListOperation<T> list, CallContext call) {
        return by.call(list, ListRequest.<T>all().limit(1), call);
    }

    private static <T extends Unified> Page<T> first(Trial trial, Connection by, Walk<T> walk) {
        return first(by, walk, trial.call());
    }

    private static <T extends Unified> Page<T> first(Connection by, Walk<T> walk, CallContext call) {
        return by.call(walk.operation(), walk.request().limit(5), call);
    }

    /** The fault befalls every answer. */
    private static HirelayException stays(
            Trial trial, Walk<?> walk, Situation fault, List<Class<? extends HirelayException>> wanted) {
        trial.account().befall(fault, ALL);
        HirelayException failure =
                Expect.failure(() -> first(trial, trial.connection(), walk), walk + " with " + fault, wanted);
        Expect.equal(ErrorCode.Origin.PROVIDER, failure.code().origin(), "whose matter %s is", fault);
        Expect.that(failure.retry() != Retry.NEVER, "%s is told as never to be retried", fault);
        return failure;
    }

    /** The fault befalls one answer in the middle of a walk. */
    private static <T extends Unified> void passes(Trial trial, Situation fault, Walk<T> walk) {
        ListRequest<T> request = walk.request().limit(20);
        Page<T> first = trial.page(walk, request);
        trial.account().befall(fault, 1);
        List<T> found = new ArrayList<>(first.items());
        if (first.next().isPresent()) {
            try {
                found.addAll(Trial.items(trial.pages(walk, request.after(first.next()))));
            } catch (HirelayException e) {
                throw new Violation("a walk of " + walk + " does not survive one " + fault + ": " + Expect.name(e), e);
            }
        }
        Expect.equal(
                Trial.ids(trial.survey().rows(walk)),
                Trial.ids(found),
                "records of %s walked through one %s",
                walk,
                fault);
    }

    private static void webPage(Trial trial, Walk<?> walk) {
        HirelayException failure =
                stays(trial, walk, Situation.WEB_PAGE, List.of(UnavailableException.class, ProtocolException.class));
        Expect.that(
                !String.valueOf(failure.getMessage()).contains("<"),
                "the message of a failure quotes the web page that came instead of an answer");
    }

    private static void waitsAsTold(Trial trial, Walk<?> walk) {
        Instant start = trial.account().clock().instant();
        passes(trial, Situation.RATE_LIMIT_WITH_TIME, walk);
        Duration took = Duration.between(start, trial.account().clock().instant());
        Expect.that(
                took.compareTo(trial.account().toldToWait()) >= 0,
                "a walk took %s although the provider asked to wait %s",
                took,
                trial.account().toldToWait());
    }

    private static void limitBeyondDeadline(Trial trial, Walk<?> walk) {
        trial.account().befall(Situation.RATE_LIMIT_WITH_TIME, ALL);
        Duration time = trial.account().toldToWait().dividedBy(2);
        HirelayException refused = Expect.failure(
                () -> first(trial.connection(), walk, trial.call(time)),
                walk + " with a limit beyond its deadline",
                RateLimitedException.class);
        Expect.equal(Retry.AFTER, refused.retry(), "whether a refusal for the rate may be retried");
        Optional<Duration> after = refused.retryAfter();
        Expect.that(
                after.isPresent() && !after.get().isZero() && !after.get().isNegative(),
                "a refusal for the rate does not say when to come back");
    }

    private static void slow(Trial trial, Walk<?> walk) {
        trial.account().befall(Situation.SLOW_ANSWER, ALL);
        Duration time = trial.account().slowness().dividedBy(8);
        Instant start = trial.account().clock().instant();
        long real = System.nanoTime();
        HirelayException late = Expect.failure(
                () -> first(trial.connection(), walk, trial.call(time)),
                walk + " with slow answers",
                UnavailableException.class);
        Expect.equal(ErrorCode.REMOTE_TIMEOUT, late.code(), "the code of a call that ran out of time");
        Duration took = Duration.between(start, trial.account().clock().instant());
        Duration reallyTook = Duration.ofNanos(System.nanoTime() - real);
        Expect.that(
                took.compareTo(time.multipliedBy(3)) < 0 && reallyTook.compareTo(time.multipliedBy(3)) < 0,
                "a call with a deadline of %s took %s, really %s",
                time,
                took,
                reallyTook);
    }

    private static void interrupted(Trial trial) throws InterruptedException {
        Walk<?> walk = trial.survey().longest();
        trial.account().befall(Situation.SILENCE, ALL);
        AtomicReference<HirelayException> failure = new AtomicReference<>();
        AtomicReference<RuntimeException> other = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread caller = new Thread(
                () -> {
                    try {
                        first(trial, trial.connection(), walk);
                    } catch (HirelayException e) {
                        failure.set(e);
                    } catch (RuntimeException e) {
                        other.set(e);
                    }
                    flag.set(Thread.currentThread().isInterrupted());
                },
                "conformance-caller");
        caller.setDaemon(true);
        caller.start();
        long until = System.nanoTime() + REAL_PATIENCE.toNanos();
        while (!trial.account().isKeepingSilence() && caller.isAlive()) {
            Expect.that(System.nanoTime() < until, "no request has come in %s", REAL_PATIENCE);
            LockSupport.parkNanos(1_000_000);
        }
        caller.interrupt();
        caller.join(REAL_PATIENCE.toMillis());
        Expect.that(!caller.isAlive(), "an interrupted call still waits after %s", REAL_PATIENCE);
        Expect.that(
                failure.get() instanceof CancelledException,
                "an interrupted call ended with %s",
                failure.get() != null ? Expect.name(failure.get()) : other.get());
        Expect.that(flag.get(), "the interrupt flag of the thread is lost");
    }

    private static void saysWhatTheProviderSaid(Trial trial, Walk<?> walk) {
        HirelayException unavailable = stays(trial, walk, Situation.SERVER_ERROR, List.of(UnavailableException.class));
        Expect.that(
                unavailable.providerFailure().isPresent(), "a server error carries nothing of what the provider said");
        Expect.equal(
                trial.provider().descriptor().id(),
                unavailable.providerFailure().get().provider(),
                "the provider that a failure names");
    }
}
