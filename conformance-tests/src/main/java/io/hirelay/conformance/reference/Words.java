package io.hirelay.conformance.reference;

import io.hirelay.model.AccessRole;
import io.hirelay.model.ActivityType;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.CustomFieldType;
import io.hirelay.model.JobStatus;
import io.hirelay.model.Recommendation;
import io.hirelay.model.RequisitionStatus;
import io.hirelay.model.StageKind;
import io.hirelay.model.Visibility;
import java.util.Map;

/** The system's words and ours. A word that is not here is carried as it is. */
final class Words {
    private Words() {}

    static final Map<String, JobStatus> PHASES =
            Map.of("Live", JobStatus.OPEN, "Draft", JobStatus.DRAFT, "Shut", JobStatus.CLOSED);

    /** "Archived" is where rejected applications lie; our list has no such kind, so it stays the system's word. */
    static final Map<String, StageKind> CLASSES = Map.of(
            "Lead", StageKind.SOURCED,
            "PreScreen", StageKind.PHONE_SCREEN,
            "Active", StageKind.INTERVIEW,
            "Offer", StageKind.OFFER,
            "Hired", StageKind.HIRED);

    static final Map<String, AccessRole> RANKS =
            Map.of("owner", AccessRole.ADMIN, "member", AccessRole.SIMPLE, "guest", AccessRole.REVIEWER);

    static final Map<String, ActivityType> ENTRIES =
            Map.of("note", ActivityType.NOTE, "mail", ActivityType.EMAIL, "moved", ActivityType.STAGE_CHANGE);

    static final Map<String, AttachmentType> FILES = Map.of("cv", AttachmentType.RESUME);

    static final Map<String, Recommendation> VERDICTS = Map.of(
            "--", Recommendation.STRONG_NO,
            "-", Recommendation.NO,
            "+", Recommendation.YES,
            "++", Recommendation.STRONG_YES);

    static final Map<String, RequisitionStatus> OPENINGS = Map.of(
            "Asked", RequisitionStatus.PENDING,
            "Granted", RequisitionStatus.APPROVED,
            "Refused", RequisitionStatus.REJECTED);

    static final Map<String, CustomFieldType> TRAITS =
            Map.of("count", CustomFieldType.NUMERIC, "one_of", CustomFieldType.DROPDOWN);

    static final Map<String, Visibility> AUDIENCES = Map.of("all", Visibility.PUBLIC, "team", Visibility.PRIVATE);
}
