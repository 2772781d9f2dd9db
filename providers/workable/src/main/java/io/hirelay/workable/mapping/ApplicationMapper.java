package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;
import static io.hirelay.workable.mapping.WireTimes.instant;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.CreditedTo;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.Ref;
import io.hirelay.model.Source;
import io.hirelay.model.StageKind;
import io.hirelay.model.StageRef;
import io.hirelay.model.User;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.StageDto;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applications. A Workable candidate is one application, so both share their id; a candidate of the talent pool has
 * none.
 */
public final class ApplicationMapper {
    static final Map<String, StageKind> STAGE_KINDS = Values.words(StageKind.class);

    /** The mapper; it is for candidates that are an application. */
    public static final Mapper<CandidateView, Application> MAPPER = Mapper.of(Application.class, CandidateView.class)
            .id(view -> view.candidate().id())
            .value(
                    "candidate",
                    Ref.class,
                    view -> Ref.<Candidate>to(view.candidate().id()))
            .value("job", Ref.class, view -> job(view.candidate()))
            .coded("status", ApplicationStatus.class, ApplicationMapper::status)
            .value("current_stage", StageRef.class, ApplicationMapper::stage)
            .value("applied_at", Instant.class, view -> instant(view.candidate().createdAt()))
            .value(
                    "rejected_at",
                    Instant.class,
                    view -> instant(view.candidate().disqualifiedAt()),
                    Load.ON_GET)
            .value("reject_reason", String.class, view -> text(view.candidate().disqualificationReason()))
            .value("hired_at", Instant.class, view -> instant(view.candidate().hiredAt()))
            .value("source", Source.class, view -> source(view.candidate()))
            .value("credited_to", CreditedTo.class, view -> creditedTo(view.candidate()), Load.ON_GET)
            .list("attachments", Attachment.class, CandidateView::attachments)
            .value("created_at", Instant.class, view -> instant(view.candidate().createdAt()))
            .value("updated_at", Instant.class, view -> instant(view.candidate().updatedAt()))
            .build();

    private ApplicationMapper() {}

    static @Nullable Ref<Job> job(CandidateDto candidate) {
        return candidate.job() == null || text(candidate.job().shortcode()) == null
                ? null
                : Ref.to(candidate.job().shortcode());
    }

    /** Disqualification first, because a disqualified candidate stays in the stage it was in. */
    private static Coded<ApplicationStatus> status(CandidateView view) {
        if (Boolean.TRUE.equals(view.candidate().disqualified())) {
            return Coded.of(view.withdrew() ? ApplicationStatus.WITHDRAWN : ApplicationStatus.REJECTED);
        }
        return Coded.of(
                StageKind.HIRED.word().equals(view.stageKind()) ? ApplicationStatus.HIRED : ApplicationStatus.ACTIVE);
    }

    private static @Nullable StageRef stage(CandidateView view) {
        CandidateDto candidate = view.candidate();
        if (candidate.stage() == null && view.stageKind() == null) {
            return null;
        }
        return new StageRef(
                view.stage().map(StageDto::slug).map(Id::of),
                Optional.ofNullable(text(candidate.stage())),
                Optional.ofNullable(view.stageKind()).map(ApplicationMapper::kind),
                Optional.ofNullable(job(candidate)));
    }

    private static Coded<StageKind> kind(String word) {
        StageKind known = STAGE_KINDS.get(word);
        return known == null ? Coded.unknown(word) : Coded.of(known, word);
    }

    static @Nullable Source source(CandidateDto candidate) {
        Optional<String> name = Optional.ofNullable(text(candidate.commonSource()));
        Optional<String> category = Optional.ofNullable(text(candidate.commonSourceCategory()));
        return name.isEmpty() && category.isEmpty() ? null : new Source(Optional.empty(), name, category);
    }

    /** The member who uploaded the candidate; nobody when the candidate applied. */
    private static @Nullable CreditedTo creditedTo(CandidateDto candidate) {
        String uploader = text(candidate.uploaderId());
        return uploader == null
                ? null
                : new CreditedTo(
                        Optional.ofNullable(Ids.<User>ref(uploader)).map(Ref::id),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
    }
}
