package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.mapping.CandidateView;
import io.hirelay.workable.wire.CandidateDto;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Candidates of one call with what has to be looked up beside them. Rows do not say whether a disqualified candidate
 * withdrew: the account's reasons do, and are asked for when such a row comes along. For one thread.
 */
final class CandidateViews {
    private final CandidateStages stages;
    private final WorkableSession session;
    private final CallContext call;
    private final Map<String, Boolean> withdrawals = new HashMap<>();

    CandidateViews(CandidateStages stages, WorkableSession session, CallContext call) {
        this.stages = stages;
        this.session = session;
        this.call = call;
    }

    static CandidateViews of(Collection<Native<CandidateDto>> candidates, WorkableSession session, CallContext call) {
        return new CandidateViews(CandidateStages.of(candidates, session, call), session, call);
    }

    CandidateView ofRow(Native<CandidateDto> row) {
        CandidateDto candidate = row.value();
        return new CandidateView(row, false, stages.of(candidate), withdrew(candidate));
    }

    CandidateView ofProfile(Native<CandidateDto> profile) {
        CandidateDto candidate = profile.value();
        return new CandidateView(
                profile,
                true,
                stages.of(candidate),
                candidate.withdrew() == null ? withdrew(candidate) : candidate.withdrew());
    }

    private boolean withdrew(CandidateDto candidate) {
        return Boolean.TRUE.equals(candidate.disqualified())
                && candidate.disqualificationReason() != null
                && withdrawals.computeIfAbsent(
                        candidate.disqualificationReason(),
                        reason -> session.reasons().isWithdrawal(reason, call));
    }
}
