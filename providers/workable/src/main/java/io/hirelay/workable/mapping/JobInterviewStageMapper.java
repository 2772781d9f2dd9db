package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.mapping.Mapper;
import io.hirelay.model.ActiveStatus;
import io.hirelay.model.Coded;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Ref;
import io.hirelay.model.StageKind;

/** Stages. The id is the slug: it is what every call takes, and unique within a pipeline. */
public final class JobInterviewStageMapper {
    /** The mapper. */
    public static final Mapper<StageView, JobInterviewStage> MAPPER = Mapper.of(
                    JobInterviewStage.class, StageView.class)
            .id(view -> view.stage().slug())
            .value("name", String.class, view -> text(view.stage().name()))
            .coded(
                    "kind",
                    StageKind.class,
                    ApplicationMapper.STAGE_KINDS,
                    view -> text(view.stage().kind()))
            .value("position", Integer.class, view -> view.stage().position())
            .coded("status", ActiveStatus.class, view -> Coded.of(ActiveStatus.ACTIVE))
            .value("job", Ref.class, view -> view.job().map(Ref::<Job>to).orElse(null))
            .build();

    private JobInterviewStageMapper() {}
}
