package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.ReasonDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The account's reasons for disqualification, read once and remembered for a while. Thread-safe. */
final class Reasons {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofMinutes(1);
    private static final String ALL = "all";

    private final WorkableSession session;
    private final IdentifierCache<String, List<ReasonDto>> reasons;

    Reasons(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.reasons = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
    }

    /** All of them; none when the token may not see them. */
    List<ReasonDto> all(CallContext call) {
        return reasons.get(ALL, call.deadline(), () -> read(call)).orElse(List.of());
    }

    /** The reason of this id, or those of exactly this description. */
    List<ReasonDto> meant(String given, CallContext call) {
        return reasons.find(
                        ALL,
                        call.deadline(),
                        () -> read(call),
                        known -> Optional.of(meant(given, known)).filter(meant -> !meant.isEmpty()))
                .orElse(List.of());
    }

    private static List<ReasonDto> meant(String given, List<ReasonDto> known) {
        List<ReasonDto> ofId = known.stream()
                .filter(reason -> given.equalsIgnoreCase(reason.id()))
                .toList();
        return ofId.isEmpty()
                ? known.stream()
                        .filter(reason -> given.equals(reason.description()))
                        .toList()
                : ofId;
    }

    /**
     * Whether a candidate disqualified for this reason has withdrawn. A candidate names its reason by description alone;
     * one that is unknown, or cannot be looked up in time, is no withdrawal.
     */
    boolean isWithdrawal(String description, CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> reasons.find(
                        ALL,
                        inTime.deadline(),
                        () -> read(inTime),
                        known -> known.stream()
                                .filter(reason -> description.equals(reason.description()))
                                .findFirst()))
                .map(ReasonDto::candidateWithdrew)
                .orElse(false);
    }

    private Optional<List<ReasonDto>> read(CallContext call) {
        try {
            return Optional.of(
                    session.readRows(session.account().disqualificationReasons(call, RemoteQuery.NONE)).stream()
                            .map(Native::value)
                            .toList());
        } catch (NotFoundException | AccessDeniedException e) {
            return Optional.empty();
        }
    }
}
