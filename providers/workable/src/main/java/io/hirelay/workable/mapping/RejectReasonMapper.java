package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.RejectReason;
import io.hirelay.workable.wire.ReasonDto;

/** Reasons to disqualify somebody; Workable marks those by which the candidate is the one who leaves. */
public final class RejectReasonMapper {
    private static final Mapper<ReasonDto, RejectReason> MAPPER = Mapper.of(RejectReason.class, ReasonDto.class)
            .id(reason -> Ids.required("disqualification reason", reason.id()))
            .value("name", String.class, reason -> text(reason.description()))
            .value("is_withdrawal", Boolean.class, ReasonDto::candidateWithdrew)
            .build();

    private RejectReasonMapper() {}

    public static FieldPlan<RejectReason> plan() {
        return MAPPER.plan();
    }

    public static RejectReason map(Native<ReasonDto> reason) {
        return MAPPER.row(reason.value(), reason.raw());
    }
}
