package io.hirelay.workable;

import io.hirelay.workable.client.Company;
import io.hirelay.workable.client.LegalEntity;
import io.hirelay.workable.client.WorkSchedule;
import io.hirelay.workable.wire.CompanyApi;
import java.util.List;

/** What is set up for the whole company, as the typed client reads it. */
final class TypedCompany implements Company {
    private final TypedCalls calls;
    private final CompanyApi api;

    TypedCompany(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(CompanyApi.class);
    }

    @Override
    public List<LegalEntity> legalEntities() {
        return TypedCalls.values(
                calls.session().read(api.legalEntities(calls.reads().get())));
    }

    @Override
    public List<WorkSchedule> workSchedules() {
        return TypedCalls.values(
                calls.session().read(api.workSchedules(calls.reads().get())));
    }
}
