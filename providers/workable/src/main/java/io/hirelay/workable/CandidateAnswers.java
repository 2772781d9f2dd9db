package io.hirelay.workable;

import io.hirelay.error.HirelayException;
import io.hirelay.http.Native;
import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.mapping.ApplicationMapper;
import io.hirelay.workable.mapping.CandidateMapper;
import io.hirelay.workable.mapping.CandidateView;
import io.hirelay.workable.wire.CandidateDto;
import java.util.List;
import java.util.Optional;

/**
 * What a write answers, made of the profile that it left behind. It has happened by then: what cannot be looked up
 * beside the profile any more is left out and does not make it fail.
 */
@FunctionalInterface
interface CandidateAnswers<O> {
    /** The candidate, as a get answers it. */
    CandidateAnswers<Candidate> CANDIDATE = (profile, view) -> CandidateMapper.MAPPER.record(view, profile.raw());

    /** The application that a candidate in a job is, as a get answers it. */
    CandidateAnswers<Application> APPLICATION = (profile, view) -> ApplicationMapper.MAPPER.record(view, profile.raw());

    O of(Native<CandidateDto> profile, CandidateView view);

    default O of(Native<CandidateDto> profile, WorkableSession session, CallContext call) {
        CandidateView view;
        try {
            view = CandidateViews.of(List.of(profile), session, call).ofProfile(profile);
        } catch (HirelayException e) {
            view = new CandidateView(
                    profile,
                    true,
                    Optional.empty(),
                    Boolean.TRUE.equals(profile.value().withdrew()));
        }
        return of(profile, view);
    }
}
