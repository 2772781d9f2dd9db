package io.hirelay.conformance;

import io.hirelay.file.Content;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.DepartmentChange;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.DepartmentMerge;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewEmployee;
import io.hirelay.input.NewScorecard;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.NewUser;
import io.hirelay.input.Rejection;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.input.StageMove;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.input.TimeoffRequestChange;
import io.hirelay.input.TimeoffVerdict;
import io.hirelay.input.Unrejection;
import io.hirelay.input.UserAccess;
import io.hirelay.input.UserChange;
import io.hirelay.model.AccessRole;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Id;
import io.hirelay.model.Recommendation;
import io.hirelay.operation.ActionOperation;
import java.time.LocalDate;
import java.util.List;

/** Inputs that look right and name nothing: what a write is asked for when all that matters is whether it is offered. */
final class AnyInput {
    private AnyInput() {}

    private static final String NOTHING = "0";

    private static final List<Object> INPUTS = List.of(
            NewCandidate.builder()
                    .jobId(NOTHING)
                    .name("Nobody")
                    .email("nobody@example.com")
                    .build(),
            CandidateChange.of(NOTHING).title("Nobody").build(),
            DuplicateQuery.of("nobody@example.com", "Nobody"),
            NewApplication.of(NOTHING, Id.of(NOTHING)),
            StageMove.of(NOTHING, NOTHING),
            Rejection.of(NOTHING),
            Unrejection.of(NOTHING),
            NewActivity.note(NOTHING, "Nothing"),
            NewAttachment.of(NOTHING, "nothing.txt", Content.of(new byte[] {1})),
            AttachmentDownload.of(Id.of(NOTHING)),
            NewScorecard.of(NOTHING, Recommendation.YES, "Nothing"),
            CustomFieldValue.of(NOTHING, NOTHING, new AnswerValue.Text("Nothing")),
            NewDepartment.of("Nothing"),
            DepartmentChange.of(NOTHING).named("Nothing"),
            DepartmentMerge.of(NOTHING, NOTHING),
            DepartmentDeletion.of(NOTHING),
            NewUser.of("nobody@example.com", AccessRole.SIMPLE),
            UserChange.of(NOTHING).accessRole(AccessRole.SIMPLE),
            UserAccess.of(NOTHING),
            RequisitionDecision.of(NOTHING),
            NewEmployee.of("No", "Body").build(),
            EmployeeChange.of(NOTHING).jobTitle("Nobody").build(),
            NewTimeoffRequest.of(NOTHING, NOTHING, LocalDate.EPOCH, LocalDate.EPOCH),
            TimeoffRequestChange.of(NOTHING, TimeoffVerdict.APPROVED),
            TimeoffDecision.of(NOTHING));

    /** One for this operation. */
    static <I> I of(ActionOperation<I, ?> operation) {
        return INPUTS.stream()
                .filter(operation.input()::isInstance)
                .map(operation.input()::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the kit has no input for " + operation.id() + ": it is new in the catalogue"));
    }
}
