package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.JobFormFields.JOB_ID;

import io.hirelay.http.RemoteQuery;
import io.hirelay.model.JobFormField;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.JobFormFieldMapper;
import java.util.List;

/** A job's application form: Workable answers its fields and its questions together. */
final class JobFormFields {
    private JobFormFields() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.JOB_FORM_FIELDS_LIST,
                JobFormFields::list,
                ListSupport.of(JobFormFieldMapper.plan())
                        .requiringOneOf(JOB_ID)
                        .natively(JOB_ID, Operator.EQ, Operator.IN));
    }

    private static Page<JobFormField> list(
            WorkableSession session, ListRequest<JobFormField> request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        return Parents.after(
                Parents.ids(request, JOB_ID),
                request,
                (job, own) -> session.snapshots()
                        .page(Ats.JOB_FORM_FIELDS_LIST, job, own, call, () -> all(session, job, more, call)));
    }

    private static List<JobFormField> all(WorkableSession session, String job, RemoteQuery more, CallContext call) {
        return JobFormFieldMapper.map(
                Parents.underJob(
                        job, session, call, () -> session.read(session.jobs().applicationForm(job, call, more))),
                job);
    }
}
