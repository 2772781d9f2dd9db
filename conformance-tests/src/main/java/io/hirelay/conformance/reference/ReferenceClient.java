package io.hirelay.conformance.reference;

import io.hirelay.budget.Budget;
import io.hirelay.budget.Permit;
import io.hirelay.budget.Sleeper;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.json.Json;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.Safety;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call to the system: leave from the budget, the credential in force, one exchange, and its meaning; again
 * where the operation may be sent twice and the deadline allows. That every exchange is a POST says nothing about that.
 */
final class ReferenceClient {
    private static final System.Logger LOG = System.getLogger(ReferenceClient.class.getName());
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Wire wire;
    private final Supplier<String> token;
    private final Budget budget;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Json json = new Json();

    ReferenceClient(Wire wire, Supplier<String> token, Budget budget, InstantSource clock, Sleeper sleeper) {
        this.wire = wire;
        this.token = token;
        this.budget = budget;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    Budget budget() {
        return budget;
    }

    /** What the system answers; its refusals are exceptions. */
    NativePage post(String path, Map<String, ? extends @Nullable Object> body, Safety safety, CallContext call) {
        byte[] bytes = json.write(body);
        for (int attempt = 1; ; attempt++) {
            try {
                return once(path, bytes, safety, call, attempt);
            } catch (RateLimitedException | UnavailableException e) {
                if (attempt == ATTEMPTS || !mayRepeat(e, call.deadline())) {
                    throw e;
                }
                if (e instanceof UnavailableException) {
                    pause(FIRST_PAUSE.multipliedBy(1L << attempt), call.deadline(), e);
                } // a limit is waited out by the budget
            }
        }
    }

    /** A write that is known here as refused for the rate, or as not to be sent at all, was not carried out. */
    private static boolean mayRepeat(HirelayException e, Deadline deadline) {
        return !deadline.remaining().isZero() && e.code() != ErrorCode.REMOTE_TIMEOUT;
    }

    private NativePage once(String path, byte[] body, Safety safety, CallContext call, int attempt) {
        Instant asked = clock.instant();
        Permit permit = budget.acquire(call);
        Instant sent = clock.instant();
        int status = 0;
        try {
            Duration left = call.deadline().remaining();
            if (left.isZero()) {
                permit.unused();
                throw timeout(path, null);
            }
            Duration patience = left.compareTo(LONGEST_EXCHANGE) < 0 ? left : LONGEST_EXCHANGE;
            Wire.Answer answer = wire.post(new Wire.Request(path, token.get(), call.actingUser(), body), patience);
            status = answer.status();
            return meaning(path, answer);
        } catch (ConnectException e) {
            throw lost(path, e);
        } catch (IOException e) {
            throw safety == Safety.WRITE ? unknown(path, null, e) : lost(path, e);
        } catch (TimeoutException e) {
            throw safety == Safety.WRITE ? unknown(path, null, e) : timeout(path, e);
        } catch (ProtocolException | UnavailableException e) {
            throw safety == Safety.WRITE && status != 0
                    ? unknown(path, e.providerFailure().orElse(null), e)
                    : e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw safety == Safety.WRITE
                    ? unknown(path, null, e)
                    : new CancelledException("interrupted while waiting for " + path);
        } finally {
            permit.answered();
            tell(path, call, status, Duration.between(asked, sent), Duration.between(sent, clock.instant()), attempt);
        }
    }

    private NativePage meaning(String path, Wire.Answer answer) throws IOException {
        if (answer.status() == 429) {
            Optional<Duration> rest = Optional.ofNullable(answer.headers().get("retry-in-ms"))
                    .map(Long::parseLong)
                    .map(Duration::ofMillis);
            budget.throttled(rest);
            throw new RateLimitedException(
                    ErrorCode.REMOTE_RATE_LIMITED,
                    "the system takes no more calls for now",
                    rest.orElse(ReferenceSystem.WINDOW),
                    failure(answer));
        }
        if (answer.status() >= 500) {
            throw new UnavailableException(
                    ErrorCode.REMOTE_UNAVAILABLE,
                    path + " was answered with status " + answer.status(),
                    Optional.empty(),
                    failure(answer),
                    null);
        }
        NativePage page;
        try {
            page = NativePage.parse(answer.body(), json);
        } catch (NativePage.CutShort e) {
            throw new IOException("the answer ends too early", e);
        } catch (NativePage.Malformed e) {
            throw new ProtocolException(
                    path + " was answered with something else than records: " + e.getMessage(), failure(answer), e);
        }
        if (page.problem().isPresent()) { // whatever the status says
            throw refusal(path, page.problem().get(), failure(answer));
        }
        return page;
    }

    private static HirelayException refusal(String path, String problem, ProviderFailure failure) {
        return switch (problem) {
            case "token_refused" -> new AuthenticationException("the system no longer accepts the token", failure);
            case "module_off" -> {
                String module = path.substring(0, path.indexOf('.'));
                yield new AccessDeniedException(
                        "the token may not ask for " + module + "; switch the module on for it",
                        List.of(module),
                        failure);
            }
            case "cursor_refused" ->
                new InvalidRequestException(
                        ErrorCode.REQUEST_INVALID_CURSOR,
                        "next_cursor: is no longer good; start again without one",
                        List.of(new Failure("next_cursor", "is no longer good; start again without one")),
                        List.of(),
                        failure);
            case "no_such_actor" -> InvalidRequestException.unresolved("user_id", "there is no such user", List.of());
            case "actor_has_left", "actor_is_needed" ->
                invalid("user_id", "must be a user who is there and acts", failure);
            case "file_is_too_large" ->
                invalid("data", "is more than the " + Changes.LARGEST_FILE / 4 * 3 + " bytes of a file here", failure);
            case "applies_already" ->
                new ConflictException(
                        ErrorCode.REMOTE_DUPLICATE, "the candidate applies for this job already", failure);
            case "stale", "is_not_there", "reviewed_already", "decided_already", "unit_is_in_use" ->
                new ConflictException(
                        ErrorCode.REMOTE_CONFLICT, "the system refused " + path + ": " + problem, failure);
            default ->
                problem.startsWith("no_such_")
                        ? new NotFoundException(
                                ErrorCode.REMOTE_NOT_FOUND, "there is no such " + problem.substring(8), failure)
                        : new ProtocolException("the system refused " + path + ": " + problem, failure, null);
        };
    }

    private static InvalidRequestException invalid(String field, String message, ProviderFailure failure) {
        return new InvalidRequestException(
                ErrorCode.REMOTE_VALIDATION_FAILED,
                field + ": " + message,
                List.of(new Failure(field, message)),
                List.of(),
                failure);
    }

    private static ProviderFailure failure(Wire.Answer answer) {
        return new ProviderFailure(
                ReferenceProvider.ID,
                answer.status(),
                Optional.empty(),
                Optional.of(new String(answer.body(), StandardCharsets.UTF_8)));
    }

    /** It was sent, and nobody knows what came of it. */
    private static UnknownOutcomeException unknown(
            String path, @Nullable ProviderFailure failure, @Nullable Throwable cause) {
        return new UnknownOutcomeException(
                path + " got no answer that tells what came of it; it may have been carried out", failure, cause);
    }

    private static UnavailableException lost(String path, IOException cause) {
        return new UnavailableException(
                ErrorCode.REMOTE_UNAVAILABLE,
                "the connection was lost while waiting for " + path,
                Optional.empty(),
                null,
                cause);
    }

    private static UnavailableException timeout(String path, @Nullable TimeoutException cause) {
        return new UnavailableException(
                ErrorCode.REMOTE_TIMEOUT, path + " was not answered in time", Optional.empty(), null, cause);
    }

    private void pause(Duration time, Deadline deadline, HirelayException insteadOfWaiting) {
        if (deadline.within(time)) {
            throw insteadOfWaiting;
        }
        try {
            sleeper.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted before trying again");
        }
    }

    private static void tell(String path, CallContext call, int status, Duration waited, Duration took, int attempt) {
        LOG.log(System.Logger.Level.DEBUG, "POST {0} answered {1} in {2}", path, status, took);
        call.observer()
                .accept(new Exchange(
                        "POST",
                        URI.create("memory:/" + path),
                        path,
                        status,
                        waited,
                        took,
                        attempt,
                        call.lane(),
                        Map.of()));
    }
}
