package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.CustomFields.JOB_ID;

import io.hirelay.http.RemoteQuery;
import io.hirelay.model.CustomField;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.CustomFieldMapper;
import io.hirelay.workable.wire.CustomAttributesDto;
import java.util.List;
import java.util.Optional;

/** Custom attributes: those of a job when one is named, else those of the account. */
final class CustomFields {
    private CustomFields() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.CUSTOM_FIELDS_LIST,
                CustomFields::list,
                ListSupport.of(CustomFieldMapper.plan()).natively(JOB_ID, Operator.EQ, Operator.IN));
    }

    private static Page<CustomField> list(WorkableSession session, ListRequest<CustomField> request, CallContext call) {
        List<String> jobs = Parents.ids(request, JOB_ID);
        return jobs.isEmpty()
                ? page(session, Optional.empty(), request, call)
                : Parents.after(jobs, request, (job, own) -> page(session, Optional.of(job), own, call));
    }

    private static Page<CustomField> page(
            WorkableSession session, Optional<String> job, ListRequest<CustomField> request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        return session.snapshots()
                .page(Ats.CUSTOM_FIELDS_LIST, job.orElse(""), request, call, () -> all(session, job, more, call));
    }

    private static List<CustomField> all(
            WorkableSession session, Optional<String> job, RemoteQuery more, CallContext call) {
        CustomAttributesDto attributes = job.isPresent()
                ? Parents.underJob(
                        job.get(),
                        session,
                        call,
                        () -> session.read(session.jobs().customAttributes(job.get(), call, more)))
                : session.read(session.account().customAttributes(call, more));
        return attributes.customAttributes().stream()
                .map(attribute -> CustomFieldMapper.map(attribute, job))
                .toList();
    }
}
