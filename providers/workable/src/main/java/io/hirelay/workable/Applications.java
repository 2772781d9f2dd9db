package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.model.Application;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.ApplicationMapper;
import io.hirelay.workable.mapping.CandidateView;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidatesPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Serves applications, which are Workable's candidates seen from the job. */
final class Applications {
    private Applications() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(
                        Ats.APPLICATIONS_LIST,
                        Applications::list,
                        ListSupport.of(ApplicationMapper.MAPPER.plan())
                                .natively(AtsFilters.Applications.JOB_ID)
                                .natively(AtsFilters.Applications.STAGE_ID)
                                .natively(AtsFilters.Applications.CREATED_AT, Operator.GT, Operator.GTE)
                                .natively(AtsFilters.Applications.UPDATED_AT, Operator.GT, Operator.GTE))
                .get(Ats.APPLICATIONS_GET, Applications::get, ApplicationMapper.MAPPER.plan())
                .identifiers(Ats.APPLICATIONS, CandidateIdentifiers::canonical);
    }

    private static Page<Application> list(WorkableSession session, ListRequest<Application> request, CallContext call) {
        PageQuery query = PageQuery.of(request);
        Optional<String> job = request.value(AtsFilters.Applications.JOB_ID);
        request.value(AtsFilters.Applications.STAGE_ID).ifPresent(stage -> query.filter("stage", stage));
        TimeFilters.add(query, "created_after", request, AtsFilters.Applications.CREATED_AT);
        TimeFilters.add(query, "updated_after", request, AtsFilters.Applications.UPDATED_AT);
        CandidatesPage page = CandidatePages.read(session, query, job, call);
        CandidateViews views = CandidateViews.of(page.candidates(), session, call);
        List<Application> applications = new ArrayList<>();
        for (Native<CandidateDto> row : page.candidates()) {
            CandidateView view = views.ofRow(row);
            if (view.isApplication()) {
                applications.add(ApplicationMapper.MAPPER.row(view, row.raw()));
            }
        }
        return new Page<>(applications, query.next(page.paging()));
    }

    private static Application get(WorkableSession session, GetRequest request, CallContext call) {
        return of(Candidates.profile(session, request, call), session, call);
    }

    /**
     * The application that a candidate is.
     *
     * @throws NotFoundException when it is none
     */
    static Application of(Native<CandidateDto> profile, WorkableSession session, CallContext call) {
        CandidateView view = CandidateViews.of(List.of(profile), session, call).ofProfile(profile);
        if (!view.isApplication()) {
            throw new NotFoundException(
                    ErrorCode.REMOTE_NOT_FOUND,
                    "this candidate is in Workable's talent pool and has no application: there is one as soon as the"
                            + " candidate is put into a job",
                    null);
        }
        return ApplicationMapper.MAPPER.record(view, profile.raw());
    }
}
