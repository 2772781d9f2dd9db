package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.input.NewScorecard;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Scorecard;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.ScorecardMapper;
import io.hirelay.workable.wire.CandidateDto;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Verdicts on a candidate, which are ratings at Workable. */
final class ScorecardWrites {
    /** Thumbs: one for each verdict. */
    private static final Map<Recommendation, Integer> THUMBS =
            Map.of(Recommendation.NO, 0, Recommendation.YES, 1, Recommendation.STRONG_YES, 2);

    private ScorecardWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.write(Ats.SCORECARDS_CREATE, ScorecardWrites::create, WriteSupport.PLAIN.asUser());
    }

    private static PreparedWrite<Scorecard> create(WorkableSession session, NewScorecard input, CallContext call) {
        Findings findings = new Findings();
        Optional<Native<CandidateDto>> candidate =
                CandidateIdentifiers.profileInBody(session, input.candidateId().value(), findings, call);
        Optional<Integer> grade = input.grade()
                .or(() -> input.overallRecommendation().flatMap(verdict -> Optional.ofNullable(THUMBS.get(verdict))));
        if (grade.isEmpty()) {
            findings.add("overall_recommendation", "must be one of no, yes, strong_yes: Workable knows no other");
        }
        Scales.check(input.grade(), input.scale(), findings);
        if (input.body().isEmpty()) {
            findings.add("body", "is required: Workable takes no rating without words");
        }
        findings.throwIfAny();
        CandidateDto rated = candidate.orElseThrow().value();
        return new RatingWrite<>(
                session,
                rated,
                NativeBody.of(Scales.rating(
                                ActingMembers.naming(call, new LinkedHashMap<>()),
                                grade.orElseThrow(),
                                input.scale(),
                                input.body().orElseThrow()))
                        .merged(input.remoteData(), session.json()),
                input.replace().orElse(false),
                line -> ScorecardMapper.map(line, rated.id()),
                call);
    }
}
