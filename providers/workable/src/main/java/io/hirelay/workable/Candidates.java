package io.hirelay.workable;

import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Candidate;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.CandidateMapper;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidatesPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Serves candidates. */
final class Candidates {
    private static final Set<String> WITH_PROFILE = Set.of(CandidateMapper.PROFILE);

    private Candidates() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(
                        Ats.CANDIDATES_LIST,
                        Candidates::list,
                        ListSupport.of(CandidateMapper.MAPPER.plan())
                                .natively(AtsFilters.Candidates.JOB_ID)
                                .natively(AtsFilters.Candidates.STAGE_ID)
                                .natively(AtsFilters.Candidates.EMAILS)
                                .natively(AtsFilters.Candidates.CREATED_AT, Operator.GT, Operator.GTE)
                                .natively(AtsFilters.Candidates.UPDATED_AT, Operator.GT, Operator.GTE))
                .get(Ats.CANDIDATES_GET, Candidates::get, CandidateMapper.MAPPER.plan())
                .identifiers(Ats.CANDIDATES, CandidateIdentifiers::canonical);
    }

    private static Page<Candidate> list(WorkableSession session, ListRequest<Candidate> request, CallContext call) {
        PageQuery query = PageQuery.of(request);
        Optional<String> job = request.value(AtsFilters.Candidates.JOB_ID);
        request.value(AtsFilters.Candidates.STAGE_ID).ifPresent(stage -> query.filter("stage", stage));
        request.value(AtsFilters.Candidates.EMAILS).ifPresent(email -> query.filter("email", email));
        TimeFilters.add(query, "created_after", request, AtsFilters.Candidates.CREATED_AT);
        TimeFilters.add(query, "updated_after", request, AtsFilters.Candidates.UPDATED_AT);
        CandidatesPage page = CandidatePages.read(session, query, job, call);
        Optional<String> small = request.value(AtsFilters.Candidates.EMAILS)
                .filter(email -> !email.equals(email.toLowerCase(Locale.ROOT)))
                .map(email -> email.toLowerCase(Locale.ROOT));
        if (page.candidates().isEmpty() && small.isPresent()) {
            // Workable may compare with case: as it is written first, then in small letters.
            page = CandidatePages.read(session, query.filter("email", small.get()), job, call);
        }
        return new Page<>(
                request.expand().contains(CandidateMapper.PROFILE)
                        ? withProfiles(session, page.candidates(), call)
                        : rows(session, page.candidates(), call),
                query.next(page.paging()));
    }

    private static List<Candidate> rows(WorkableSession session, List<Native<CandidateDto>> rows, CallContext call) {
        CandidateViews views = CandidateViews.of(rows, session, call);
        return rows.stream()
                .map(row -> CandidateMapper.MAPPER.row(views.ofRow(row), row.raw()))
                .toList();
    }

    /** Every row with its full profile; one that cannot be had in time, or has vanished since, stays a row. */
    private static List<Candidate> withProfiles(
            WorkableSession session, List<Native<CandidateDto>> rows, CallContext call) {
        CandidateStages stages = CandidateStages.of(rows, session, call);
        List<Optional<Native<CandidateDto>>> profiles = session
                .fanout()
                .<Native<CandidateDto>, Optional<Native<CandidateDto>>>load(
                        rows,
                        call,
                        (row, inTime) -> Tolerated.oneOfMany(
                                () -> Optional.of(profile(session, row.value().id(), inTime, RemoteQuery.NONE))))
                .values()
                .stream()
                .map(loaded -> loaded.flatMap(Function.identity()))
                .toList();
        CandidateViews views = new CandidateViews(stages, session, call);
        List<Candidate> candidates = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Native<CandidateDto> row = rows.get(i);
            candidates.add(profiles.get(i)
                    .map(profile -> CandidateMapper.MAPPER.map(views.ofProfile(profile), profile.raw(), WITH_PROFILE))
                    .orElseGet(() -> CandidateMapper.MAPPER.row(views.ofRow(row), row.raw())));
        }
        return candidates;
    }

    private static Candidate get(WorkableSession session, GetRequest request, CallContext call) {
        Native<CandidateDto> profile = profile(session, request, call);
        CandidateViews views = CandidateViews.of(List.of(profile), session, call);
        return CandidateMapper.MAPPER.record(views.ofProfile(profile), profile.raw());
    }

    /** The full profile that is asked for. */
    static Native<CandidateDto> profile(WorkableSession session, GetRequest request, CallContext call) {
        try {
            return profile(session, request.id(), call, new RemoteQuery(request.remoteQuery()));
        } catch (NotFoundException e) {
            throw request.id().matches("\\d+")
                    ? new NotFoundException(
                            e.code(),
                            "Workable has no candidate of this id; numbers in the addresses of its web application are no"
                                    + " ids, find the candidate in a list",
                            e.providerFailure().orElse(null))
                    : e;
        }
    }

    /** The full profile as it is now. */
    static Native<CandidateDto> profile(WorkableSession session, String id, CallContext call, RemoteQuery more) {
        return session.read(session.candidates().candidate(id, call, more)).candidate();
    }
}
