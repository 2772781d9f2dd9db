package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.input.ActivityKind;
import io.hirelay.input.NewActivity;
import io.hirelay.model.Activity;
import io.hirelay.model.Visibility;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.ActivityMapper;
import io.hirelay.workable.wire.CandidateDto;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes, links and ratings. Workable has no links: one becomes a comment of title, address and words. */
final class ActivityWrites {
    private ActivityWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.write(Ats.ACTIVITIES_CREATE, ActivityWrites::create, WriteSupport.PLAIN.asUser());
    }

    private static PreparedWrite<Activity> create(WorkableSession session, NewActivity input, CallContext call) {
        return input.kind() == ActivityKind.RATING ? rating(session, input, call) : comment(session, input, call);
    }

    private static PreparedWrite<Activity> comment(WorkableSession session, NewActivity input, CallContext call) {
        Uploads files = new Uploads(session, call);
        return files.closedUnless(() -> {
            Findings findings = new Findings();
            Optional<String> candidate =
                    CandidateIdentifiers.inBody(session, input.candidateId().value(), findings, call);
            Optional<Map<String, Object>> attachment = input.attachment()
                    .flatMap(file -> files.spooled(file, FileRules.TIMELINE, findings.under("attachment")));
            findings.throwIfAny();
            String id = candidate.orElseThrow();
            return new CommentWrite<>(
                    session,
                    id,
                    NativeBody.of(CommentWrite.body(
                                    call, text(input), input.visibility().orElse(Visibility.PRIVATE), attachment))
                            .merged(input.remoteData(), session.json()),
                    files,
                    line -> ActivityMapper.ofCandidate(line.get(), id, Optional.empty()),
                    call);
        });
    }

    private static String text(NewActivity input) {
        return input.kind() == ActivityKind.LINK
                ? Stream.of(input.title(), input.url(), input.body())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n"))
                : input.body().orElse("");
    }

    private static PreparedWrite<Activity> rating(WorkableSession session, NewActivity input, CallContext call) {
        Findings findings = new Findings();
        Optional<Native<CandidateDto>> candidate =
                CandidateIdentifiers.profileInBody(session, input.candidateId().value(), findings, call);
        Scales.check(input.grade(), input.scale(), findings);
        findings.throwIfAny();
        CandidateDto rated = candidate.orElseThrow().value();
        return new RatingWrite<>(
                session,
                rated,
                NativeBody.of(Scales.rating(
                                ActingMembers.naming(call, new LinkedHashMap<>()),
                                input.grade().orElseThrow(),
                                input.scale(),
                                input.body().orElse("")))
                        .merged(input.remoteData(), session.json()),
                false,
                line -> ActivityMapper.ofCandidate(line, rated.id(), Optional.empty()),
                call);
    }
}
