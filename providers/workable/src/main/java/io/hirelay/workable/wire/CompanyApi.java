package io.hirelay.workable.wire;

import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.LegalEntity;
import io.hirelay.workable.client.WorkSchedule;
import java.util.List;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Tag;

/** How the company is set up. */
public interface CompanyApi {

    /** A tree of entities, locations and sites; not paged. */
    @GET("spi/v3/legal_entities")
    Call<List<Typed<LegalEntity>>> legalEntities(@Tag CallContext call);

    /** Not paged. */
    @GET("spi/v3/work_schedules")
    Call<List<Typed<WorkSchedule>>> workSchedules(@Tag CallContext call);
}
