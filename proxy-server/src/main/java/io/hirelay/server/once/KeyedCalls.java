package io.hirelay.server.once;

import io.hirelay.budget.Sleeper;
import io.hirelay.error.Applied;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.Retry;
import io.hirelay.error.UnavailableException;
import io.hirelay.json.Json;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.ErrorAnswers;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link OnlyOnce} over a store that outlives the process and may be shared. Of twins in one process the first makes the
 * call and the others wait for how it ends; a call that another process makes is asked for again after growing pauses.
 * Kept are answers of 2xx, of 4xx but 429, and unknown outcomes. After any other failure the key is free again, unless the
 * write may have been made: then the next attempt goes on from what was noted. Thread-safe.
 */
public final class KeyedCalls implements OnlyOnce, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedCalls.class);

    /** After this a call whose process says nothing of it any more is another's to make. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final KeptCalls store;
    private final Json json;
    private final ErrorAnswers errors;
    private final Sleeper sleeper;
    private final ScheduledExecutorService scheduler;
    private final String holder;
    private final ConcurrentMap<String, Attempt> running = new ConcurrentHashMap<>();

    /**
     * @param holder names this process and no other
     * @param scheduler its own; closed with it
     */
    KeyedCalls(KeptCalls store, Json json, Sleeper sleeper, String holder, ScheduledExecutorService scheduler) {
        this.store = store;
        this.json = json;
        this.errors = new ErrorAnswers(json);
        this.sleeper = sleeper;
        this.holder = holder;
        this.scheduler = scheduler;
    }

    /** Begins to hold what is being made. */
    public void start() {
        scheduler.scheduleWithFixedDelay(this::hold, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Answer run(Request request, UUID account, Work work) {
        CallKey call = CallKey.of(request, account);
        while (true) {
            Attempt mine = new Attempt(call);
            Attempt first = running.putIfAbsent(call.id(), mine);
            if (first == null) {
                return make(mine, request, work);
            }
            boolean twin = first.call().request().equals(call.request());
            if (!twin && first.isGranted()) {
                throw otherRequest();
            }
            Attempt.Ending ending = await(first, request.deadline());
            if (twin && ending instanceof Attempt.Ending.Answered answered) {
                return answered.answer().replayed(request.requestId());
            }
            if (twin && ending instanceof Attempt.Ending.Failed failed) {
                throw failed.failure();
            }
            // The first could wait no longer for another process, or asked for something else with a key that was not
            // its
            // own: this one may fare better.
        }
    }

    private static Attempt.Ending await(Attempt first, Deadline deadline) {
        try {
            return first.ending().get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw underWay();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an attempt ends in one of its ways", e);
        }
    }

    private Answer make(Attempt mine, Request request, Work work) {
        try {
            KeptCalls.Claim claim = claim(mine, request.deadline());
            if (claim instanceof KeptCalls.Claim.Granted granted) {
                mine.granted();
                return attempt(mine, granted.noted(), request, work);
            }
            if (claim instanceof KeptCalls.Claim.Answered answered) {
                mine.ended(new Attempt.Ending.Answered(answered.answer()));
                return answered.answer().replayed(request.requestId());
            }
            if (claim instanceof KeptCalls.Claim.Taken) {
                mine.ended(new Attempt.Ending.GivenUp());
                throw underWay();
            }
            throw claim instanceof KeptCalls.Claim.OtherRequest ? otherRequest() : noAccount();
        } catch (RuntimeException e) {
            mine.ended(new Attempt.Ending.Failed(e));
            throw e;
        } finally {
            leave(mine);
        }
    }

    /** What has ended is made anew by whoever comes next, but for what has yet to be kept. Twins are told afterwards. */
    private void leave(Attempt attempt) {
        if (attempt.isSettled()) {
            running.remove(attempt.call().id(), attempt);
        }
        attempt.tell();
    }

    /** Waits while another process makes the call, as long as the deadline allows. */
    private KeptCalls.Claim claim(Attempt mine, Deadline deadline) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            KeptCalls.Claim claim = store.claim(mine.call(), holder, LEASE);
            Duration left = deadline.remaining();
            if (!(claim instanceof KeptCalls.Claim.Taken) || left.isZero()) {
                return claim;
            }
            try {
                sleeper.sleep(pause.compareTo(left) < 0 ? pause : left);
            } catch (InterruptedException e) {
                throw interrupted();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Answer attempt(Attempt mine, Optional<String> noted, Request request, Work work) {
        noted.ifPresent(before -> mine.noted());
        try {
            Answer answer = work.attempt(noted, text -> note(mine, text));
            Optional<KeptAnswer> kept =
                    isKept(answer.status()) ? kept(answer, request.requestId()) : Optional.<KeptAnswer>empty();
            if (kept.isEmpty()) {
                settle(mine, () -> letGo(mine, false));
                return answer;
            }
            answered(mine, kept.get());
            return kept.get().again(request.requestId());
        } catch (HirelayException e) {
            Optional<KeptAnswer> kept = isKept(e)
                    ? KeptAnswer.ofError(errors.of(e, request.requestId()), request.requestId(), json)
                    : Optional.<KeptAnswer>empty();
            if (kept.isPresent()) {
                answered(mine, kept.get());
            } else {
                settle(mine, () -> letGo(mine, noted.isEmpty() && isSurelyNotApplied(e)));
            }
            throw e;
        } catch (RuntimeException e) {
            settle(mine, () -> letGo(mine, false));
            throw e;
        } catch (Error e) {
            mine.ended(new Attempt.Ending.Failed(new IllegalStateException("the first call with a key failed", e)));
            settle(mine, () -> letGo(mine, false));
            throw e;
        }
    }

    /** What answers an error of its own making tells the name of its request as well. */
    private Optional<KeptAnswer> kept(Answer answer, String requestId) {
        return answer.status() >= 400 ? KeptAnswer.ofError(answer, requestId, json) : KeptAnswer.of(answer, json);
    }

    private static boolean isKept(int status) {
        return status >= 200 && status < 300 || status >= 400 && status < 500 && status != 429;
    }

    /** One that was cancelled is answered as one that can be repeated. */
    private static boolean isKept(HirelayException e) {
        return e.retry() == Retry.UNKNOWN_OUTCOME || isKept(e.code().status()) && !(e instanceof CancelledException);
    }

    private static boolean isSurelyNotApplied(HirelayException e) {
        return e.applied() == Applied.NO && (e.retry() == Retry.SAFE || e.retry() == Retry.AFTER);
    }

    private void note(Attempt mine, String text) {
        if (!store.note(mine.call(), holder, text)) {
            throw new UnavailableException(
                    ErrorCode.PLATFORM_NOT_READY,
                    "the call was held up for so long that another server may have taken it over; it can be repeated"
                            + " with the same " + HEADER,
                    Optional.of(COME_BACK),
                    null,
                    null);
        }
        mine.noted();
    }

    private void answered(Attempt mine, KeptAnswer answer) {
        mine.ended(new Attempt.Ending.Answered(answer));
        settle(mine, () -> store.answer(mine.call(), holder, answer));
    }

    /** @param free whether the key may be used as if nothing had been tried */
    private void letGo(Attempt mine, boolean free) {
        if (free || !mine.hasNoted()) {
            store.forget(mine.call(), holder);
        } else {
            store.release(mine.call(), holder);
        }
    }

    /** The call is over: whatever becomes of keeping that, whoever made it is told how it ended. */
    private void settle(Attempt mine, Runnable keeping) {
        mine.toSettle(keeping);
        boolean interrupted = Thread.interrupted(); // or the database could not be spoken to
        try {
            mine.settle();
        } catch (RuntimeException e) {
            LOG.warn(
                    "how a call with a key ended could not be kept, and will be tried again: {}",
                    e.getClass().getName());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Holds what is being made, and keeps what could not be kept before. */
    void hold() {
        if (running.isEmpty()) {
            return;
        }
        try {
            store.renew(holder, LEASE);
            for (Attempt attempt : List.copyOf(running.values())) {
                if (attempt.isTold()) {
                    attempt.settle();
                    running.remove(attempt.call().id(), attempt);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("calls with keys could not be held: {}", e.getClass().getName());
        }
    }

    private static InvalidRequestException otherRequest() {
        return new InvalidRequestException(
                ErrorCode.REQUEST_CONFLICT,
                "this " + HEADER + " was used with another body or other parameters; a key stands for one request, so a"
                        + " new request needs a new key",
                List.of(),
                List.of());
    }

    private static NotFoundException noAccount() {
        return new NotFoundException(ErrorCode.REQUEST_NOT_FOUND, "the account is not there any more", null);
    }

    private static UnavailableException underWay() {
        return new UnavailableException(
                ErrorCode.PLATFORM_NOT_READY,
                "the first call with this " + HEADER + " is still under way; repeat it with the same key",
                Optional.of(COME_BACK),
                null,
                null);
    }

    private static CancelledException interrupted() {
        Thread.currentThread().interrupt();
        return new CancelledException("interrupted while waiting for the first call with a key");
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
