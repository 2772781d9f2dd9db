package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.mapping.Load;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.JobMapper;
import io.hirelay.workable.mapping.JobView;
import io.hirelay.workable.wire.JobDto;
import io.hirelay.workable.wire.JobsPage;
import io.hirelay.workable.wire.MemberDto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Serves jobs. */
final class Jobs {
    private Jobs() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(
                        Ats.JOBS_LIST,
                        Jobs::list,
                        ListSupport.of(JobMapper.MAPPER.plan())
                                .natively(AtsFilters.Jobs.STATUS)
                                .natively(AtsFilters.Jobs.CREATED_AT, Operator.GT, Operator.GTE)
                                .natively(AtsFilters.Jobs.UPDATED_AT, Operator.GT, Operator.GTE))
                .get(Ats.JOBS_GET, Jobs::get, JobMapper.MAPPER.plan())
                .identifiers(Ats.JOBS, JobIdentifiers::canonical);
    }

    private static Page<Job> list(WorkableSession session, ListRequest<Job> request, CallContext call) {
        PageQuery query = PageQuery.of(request);
        Optional<JobStatus> status = request.value(AtsFilters.Jobs.STATUS);
        if (status.isPresent()) {
            String state = JobMapper.STATES.get(status.get());
            if (state == null) {
                return Page.of(List.of()); // Workable has no such state
            }
            query.filter("state", state);
        }
        TimeFilters.add(query, "created_after", request, AtsFilters.Jobs.CREATED_AT);
        TimeFilters.add(query, "updated_after", request, AtsFilters.Jobs.UPDATED_AT);
        Set<String> texts = new TreeSet<>(request.expand());
        texts.retainAll(JobMapper.TEXTS);
        if (!texts.isEmpty()) {
            query.filter("include_fields", String.join(",", texts));
        }
        JobsPage page = session.read(session.jobs().jobs(query.parameters(), call, query.more()));
        return new Page<>(jobs(session, page.jobs(), request.expand(), call), query.next(page.paging()));
    }

    private static List<Job> jobs(
            WorkableSession session, List<Native<JobDto>> rows, Set<String> expand, CallContext call) {
        Map<List<String>, String> departments =
                departments(session, rows.stream().map(Native::value).toList(), call);
        List<Optional<List<MemberDto>>> teams = expand.contains(JobMapper.HIRING_TEAM)
                ? session
                        .fanout()
                        .<Native<JobDto>, Optional<List<MemberDto>>>load(
                                rows,
                                call,
                                (row, inTime) -> Tolerated.oneOfMany(() ->
                                        Optional.of(team(session, row.value().shortcode(), inTime))))
                        .values()
                        .stream()
                        .map(loaded -> loaded.flatMap(Function.identity()))
                        .toList()
                : List.of();
        List<Job> jobs = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Optional<List<MemberDto>> team = teams.isEmpty() ? Optional.empty() : teams.get(i);
            Set<String> loaded = new HashSet<>(expand);
            if (team.isEmpty()) {
                loaded.remove(JobMapper.HIRING_TEAM);
            }
            jobs.add(JobMapper.MAPPER.map(
                    new JobView(rows.get(i).value(), departments, team.orElse(List.of())),
                    rows.get(i).raw(),
                    Set.copyOf(loaded)));
        }
        return jobs;
    }

    private static Job get(WorkableSession session, GetRequest request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        Native<JobDto> job = session.read(session.jobs().job(request.id(), call, more));
        CallContext inTime = Tolerated.inTime(call);
        Optional<List<MemberDto>> team =
                Tolerated.read(() -> Optional.of(team(session, job.value().shortcode(), inTime)));
        Map<List<String>, String> departments = departments(session, List.of(job.value()), call);
        return JobMapper.MAPPER.map(
                new JobView(job.value(), departments, team.orElse(List.of())),
                job.raw(),
                team.isPresent() ? Set.of(Load.ON_GET.group(), JobMapper.HIRING_TEAM) : Set.of(Load.ON_GET.group()));
    }

    private static List<MemberDto> team(WorkableSession session, String shortcode, CallContext call) {
        return session.read(session.jobs().members(shortcode, call, RemoteQuery.NONE)).members().stream()
                .map(Native::value)
                .toList();
    }

    /** Asked for only when a job names a department at all. */
    private static Map<List<String>, String> departments(WorkableSession session, List<JobDto> jobs, CallContext call) {
        return jobs.stream()
                        .anyMatch(job -> job.departmentHierarchy() != null
                                && !job.departmentHierarchy().isEmpty())
                ? session.departments().idsByPath(call)
                : Map.of();
    }
}
