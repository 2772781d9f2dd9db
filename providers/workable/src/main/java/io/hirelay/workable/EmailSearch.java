package io.hirelay.workable;

import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.match.DuplicateMatcher;
import io.hirelay.model.Candidate;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidatesPage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for candidates by e-mail address, the only thing about a person that Workable searches by. It may compare with
 * case, so an address that is not written small is asked for twice. Those of the talent pool are not found.
 */
final class EmailSearch {
    private EmailSearch() {}

    /** Rows of everybody with this address, oldest first. */
    static List<Native<CandidateDto>> everywhere(WorkableSession session, String email, CallContext call) {
        return find(session, email, Optional.empty(), call);
    }

    /** The same, of one job. */
    static List<Native<CandidateDto>> inJob(WorkableSession session, String email, String job, CallContext call) {
        return find(session, email, Optional.of(job), call);
    }

    private static List<Native<CandidateDto>> find(
            WorkableSession session, String email, Optional<String> job, CallContext call) {
        String normal = DuplicateMatcher.email(email);
        Set<String> forms = new LinkedHashSet<>(List.of(email.strip(), normal));
        Map<String, Native<CandidateDto>> found = new LinkedHashMap<>();
        for (String form : forms) {
            ListRequest<Candidate> request = ListRequest.<Candidate>all().limit(ListRequest.LARGEST_LIMIT);
            Optional<Cursor> next;
            do {
                PageQuery query = PageQuery.of(request).filter("email", form);
                CandidatesPage page = page(session, query, job, call);
                for (Native<CandidateDto> row : page.candidates()) {
                    if (isOf(row.value(), normal, job)) {
                        found.putIfAbsent(row.value().id(), row);
                    }
                }
                next = query.next(page.paging());
                request = request.after(next);
            } while (next.isPresent());
        }
        return List.copyOf(found.values());
    }

    private static CandidatesPage page(
            WorkableSession session, PageQuery query, Optional<String> job, CallContext call) {
        if (job.isEmpty()) {
            return session.read(session.candidates().candidates(query.parameters(), call, RemoteQuery.NONE));
        }
        try {
            return query.underJob()
                    ? session.read(session.jobs().candidates(job.get(), query.parameters(), call, RemoteQuery.NONE))
                    : session.read(session.candidates()
                            .candidates(query.filter("shortcode", job.get()).parameters(), call, RemoteQuery.NONE));
        } catch (NotFoundException e) {
            throw JobIdentifiers.unknown(job.get(), session, call);
        }
    }

    /** Should Workable ignore a filter, nobody is taken for somebody else. */
    private static boolean isOf(CandidateDto row, String email, Optional<String> job) {
        return row.email() != null
                && DuplicateMatcher.email(row.email()).equals(email)
                && (job.isEmpty()
                        || row.job() != null
                                && job.get().equalsIgnoreCase(row.job().shortcode()));
    }
}
