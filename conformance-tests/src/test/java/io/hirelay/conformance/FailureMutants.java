package io.hirelay.conformance;

import io.hirelay.conformance.reference.Wire;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Providers that fail wrongly. */
final class FailureMutants {
    private FailureMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "ATS-ERROR-02",
                        "a revoked credential looks like an outage",
                        () -> Layers.failing(e -> e instanceof AuthenticationException ? unavailable("down", e) : e)),
                Mutant.of(
                        "ATS-ERROR-03",
                        "a missing scope looks like a revoked credential",
                        () -> Layers.failing(e ->
                                e instanceof AccessDeniedException ? new AuthenticationException("refused", null) : e)),
                Mutant.of(
                        "ATS-ERROR-04",
                        "a server error looks like a malformed answer",
                        () -> Layers.failing(
                                e -> e instanceof UnavailableException ? new ProtocolException("odd", null, e) : e)),
                Mutant.wired("ATS-ERROR-05", "a server error is not tried again", Wires.hidingStatus(503, false)),
                Mutant.of(
                        "ATS-ERROR-06",
                        "the message of a failure quotes what came",
                        () -> Layers.failing(e -> e.providerFailure()
                                .flatMap(ProviderFailure::body)
                                .<RuntimeException>map(body -> unavailable("it said " + body, e))
                                .orElse(e))),
                Mutant.of(
                        "ATS-ERROR-07",
                        "malformed JSON looks like a lost connection",
                        () -> Layers.failing(e -> e instanceof ProtocolException ? unavailable("lost", e) : e)),
                Mutant.of(
                        "ATS-ERROR-08",
                        "an answer without a body is an empty page",
                        () -> Layers.failing(e -> e instanceof ProtocolException ? null : e)),
                Mutant.of(
                        "ATS-ERROR-09",
                        "a cut answer is an empty page",
                        () -> Layers.failing(e -> e.getCause() instanceof IOException ? null : e)),
                Mutant.wired(
                        "ATS-ERROR-10",
                        "the time to wait is read in the wrong unit",
                        Wires.answers((request, answer) -> answer.status() == 429
                                ? new Wire.Answer(429, Map.of("retry-in-ms", "1"), answer.body())
                                : answer)),
                Mutant.wired("ATS-ERROR-11", "a limit without a time is not waited out", Wires.hidingStatus(429, true)),
                Mutant.of(
                        "ATS-ERROR-12",
                        "a limit that cannot be waited out looks like an outage",
                        () -> Layers.failing(e -> e instanceof RateLimitedException ? unavailable("busy", e) : e)),
                Mutant.of(
                        "ATS-ERROR-13",
                        "the deadline of a call is not passed on",
                        () -> Layers.calling(call -> call.withDeadline(Deadline.after(
                                Duration.ofHours(1), call.deadline().clock())))),
                Mutant.of(
                        "ATS-ERROR-14",
                        "an interrupt is swallowed",
                        () -> Layers.failing(e -> {
                            if (e instanceof CancelledException) {
                                Thread.interrupted();
                                return unavailable("woken up", e);
                            }
                            return e;
                        })),
                Mutant.of(
                        "ATS-ERROR-15",
                        "a failure forgets what the provider said",
                        () -> Layers.failing(e -> e instanceof UnavailableException ? unavailable("down", e) : e)));
    }

    static UnavailableException unavailable(String message, @Nullable HirelayException cause) {
        return new UnavailableException(ErrorCode.REMOTE_UNAVAILABLE, message, Optional.empty(), null, cause);
    }
}
