package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.NewAttachment;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Visibility;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.AttachmentMapper;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.FileDto;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that are put on a candidate: the résumé takes the place of the one there is; any other hangs on a comment, which
 * those see who see private notes, and which Workable lists among the candidate's files.
 */
final class AttachmentWrites {
    private AttachmentWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.write(
                Ats.ATTACHMENTS_CREATE,
                AttachmentWrites::create,
                WriteSupport.PLAIN.asUser().atMost("data", FileRules.TIMELINE.most()));
    }

    private static PreparedWrite<Attachment> create(WorkableSession session, NewAttachment input, CallContext call) {
        AttachmentType type = input.attachmentType().orElse(AttachmentType.OTHER);
        Uploads files = new Uploads(session, call);
        return files.closedUnless(() -> {
            Findings findings = new Findings();
            if (type == AttachmentType.OFFER) {
                findings.add(
                        "attachment_type",
                        "must be one of resume, cover_letter, other: Workable makes the documents of an offer itself");
            }
            Optional<Native<CandidateDto>> candidate = CandidateIdentifiers.profileInBody(
                    session, input.candidateId().value(), findings, call);
            FileRules rules = type == AttachmentType.RESUME
                    ? candidate
                            .map(found -> ofResume(found.value(), session, call))
                            .orElse(FileRules.RESUME)
                    : FileRules.TIMELINE;
            Optional<Map<String, Object>> file = files.spooled(input.file(), rules, findings);
            findings.throwIfAny();
            return type == AttachmentType.RESUME
                    ? resume(session, candidate.orElseThrow(), file.orElseThrow(), input, files, call)
                    : comment(session, candidate.orElseThrow(), file.orElseThrow(), input, files, call);
        });
    }

    /** What the form of the candidate's job says of résumés, where it can be read. */
    private static FileRules ofResume(CandidateDto candidate, WorkableSession session, CallContext call) {
        String job = candidate.job() == null ? null : candidate.job().shortcode();
        return job == null
                ? FileRules.RESUME
                : Tolerated.read(() -> session.forms().of(job, Tolerated.inTime(call)))
                        .map(CandidateForm::resume)
                        .orElse(FileRules.RESUME);
    }

    private static PreparedWrite<Attachment> resume(
            WorkableSession session,
            Native<CandidateDto> candidate,
            Map<String, Object> file,
            NewAttachment input,
            Uploads files,
            CallContext call) {
        NativeBody body =
                NativeBody.of(Map.of("candidate", Map.of("resume", file))).merged(input.remoteData(), session.json());
        return new ResumeWrite(session, candidate, String.valueOf(file.get("name")), body, files, call);
    }

    private static PreparedWrite<Attachment> comment(
            WorkableSession session,
            Native<CandidateDto> candidate,
            Map<String, Object> file,
            NewAttachment input,
            Uploads files,
            CallContext call) {
        String name = String.valueOf(file.get("name"));
        String text = input.attachmentType().equals(Optional.of(AttachmentType.COVER_LETTER))
                ? "Cover letter: " + name
                : name;
        NativeBody body = NativeBody.of(CommentWrite.body(call, text, Visibility.PRIVATE, Optional.of(file)))
                .merged(input.remoteData(), session.json());
        return new CommentWrite<>(
                session, candidate.value().id(), body, files, line -> listed(session, candidate, name, call), call);
    }

    /**
     * The newest file of this name as the list shows it; where the list does not show it yet, what is known of it under
     * the id that it will have there.
     */
    private static Attachment listed(
            WorkableSession session, Native<CandidateDto> candidate, String name, CallContext call) {
        List<Native<FileDto>> files = session.read(
                        session.candidates().files(candidate.value().id(), call, RemoteQuery.NONE))
                .files();
        return AttachmentMapper.all(candidate, files, List.of()).stream()
                .filter(attachment -> attachment.fileName().equals(Optional.of(name))
                        && attachment.attachmentType().stream().noneMatch(type -> type.is(AttachmentType.RESUME)))
                .reduce((one, other) -> other)
                .orElseGet(() -> AttachmentMapper.awaited(candidate, name));
    }
}
