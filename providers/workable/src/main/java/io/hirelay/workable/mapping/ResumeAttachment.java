package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;
import static io.hirelay.workable.mapping.WireTimes.instant;

import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.ResumeDto;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The résumé as candidates carry it: what it is called on every row, where it is on the profile alone. The provider's
 * record is the candidate's, so there is none of its own.
 */
final class ResumeAttachment {
    private static final Set<String> WITHOUT_ADDRESS = Set.of("file_url");

    private ResumeAttachment() {}

    /** The résumé, or nothing. */
    static List<Attachment> attachments(CandidateView view) {
        CandidateDto candidate = view.candidate();
        ResumeDto resume = candidate.resumeMetadata() == null
                ? null
                : candidate.resumeMetadata().value();
        String url = text(candidate.resumeUrl());
        if (resume == null && url == null) {
            return List.of();
        }
        Optional<String> name = Optional.ofNullable(resume)
                .flatMap(metadata -> Optional.ofNullable(text(metadata.filename())))
                .or(() -> Optional.ofNullable(url).flatMap(ResumeAttachment::lastSegment));
        return List.of(new Attachment(
                Id.of(AttachmentIds.resume(candidate.id())),
                name,
                Optional.ofNullable(url),
                Optional.of(Coded.of(AttachmentType.RESUME)),
                Optional.of(Ref.to(candidate.id())),
                view.isApplication() ? Optional.of(Ref.to(candidate.id())) : Optional.empty(),
                Optional.ofNullable(ApplicationMapper.job(candidate)),
                Optional.ofNullable(resume).flatMap(metadata -> Optional.ofNullable(instant(metadata.createdAt()))),
                Optional.ofNullable(resume).flatMap(metadata -> Optional.ofNullable(instant(metadata.updatedAt()))),
                RawJson.NULL,
                view.profile() ? Set.of() : WITHOUT_ADDRESS));
    }

    private static Optional<String> lastSegment(String url) {
        okhttp3.HttpUrl parsed = okhttp3.HttpUrl.parse(url);
        return parsed == null
                ? Optional.empty()
                : Optional.ofNullable(text(parsed.pathSegments().get(parsed.pathSize() - 1)));
    }
}
