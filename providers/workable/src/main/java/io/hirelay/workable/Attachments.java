package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Attachments.CANDIDATE_ID;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Attachment;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.AttachmentMapper;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.FileDto;
import io.hirelay.workable.wire.OfferDto;
import java.util.List;

/**
 * A candidate's files, which Workable keeps in three places: the résumé on the profile, files, and documents of the
 * offer. A token that may not see offers still sees the rest.
 */
final class Attachments {
    private Attachments() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.ATTACHMENTS_LIST,
                Attachments::list,
                ListSupport.of(AttachmentMapper.plan())
                        .requiringOneOf(CANDIDATE_ID)
                        .natively(CANDIDATE_ID, Operator.EQ, Operator.IN));
    }

    private static Page<Attachment> list(WorkableSession session, ListRequest<Attachment> request, CallContext call) {
        return Parents.after(
                Parents.ids(request, CANDIDATE_ID),
                request,
                (candidate, own) -> session.snapshots()
                        .page(
                                Ats.ATTACHMENTS_LIST,
                                candidate,
                                own,
                                call,
                                () -> all(session, candidate, new RemoteQuery(own.remoteQuery()), call)));
    }

    /**
     * Everything there is of a candidate, with addresses signed just now.
     *
     * @throws io.hirelay.error.InvalidRequestException when there is no such candidate
     */
    static List<Attachment> all(WorkableSession session, String candidate, RemoteQuery more, CallContext call) {
        Native<CandidateDto> profile = Parents.underCandidate(
                        candidate,
                        () -> session.read(session.candidates().candidate(candidate, call, RemoteQuery.NONE)))
                .candidate();
        List<Native<FileDto>> files = Parents.underCandidate(
                        candidate, () -> session.read(session.candidates().files(candidate, call, more)))
                .files();
        return AttachmentMapper.all(profile, files, documents(session, candidate, call));
    }

    private static List<Native<FileDto>> documents(WorkableSession session, String candidate, CallContext call) {
        try {
            OfferDto offer = session.read(session.candidates().offer(candidate, call, RemoteQuery.NONE))
                    .value();
            return offer.documents() == null ? List.of() : offer.documents();
        } catch (AccessDeniedException | NotFoundException e) {
            return List.of();
        }
    }
}
