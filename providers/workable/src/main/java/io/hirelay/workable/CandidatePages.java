package io.hirelay.workable;

import io.hirelay.error.NotFoundException;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.CandidatesPage;
import java.util.Optional;

/** Pages of candidates: of the account, or of one job, under either of the two paths that {@code paging.next} names. */
final class CandidatePages {
    private CandidatePages() {}

    /**
     * @param job shortcode of the job whose candidates are wanted
     * @throws io.hirelay.error.InvalidRequestException when there is no such job, naming those there are
     */
    static CandidatesPage read(WorkableSession session, PageQuery query, Optional<String> job, CallContext call) {
        if (job.isEmpty()) {
            return session.read(session.candidates().candidates(query.parameters(), call, query.more()));
        }
        String shortcode = job.get();
        CandidatesPage page;
        try {
            page = query.underJob()
                    ? session.read(session.jobs().candidates(shortcode, query.parameters(), call, query.more()))
                    : session.read(session.candidates()
                            .candidates(query.filter("shortcode", shortcode).parameters(), call, query.more()));
        } catch (NotFoundException e) {
            throw JobIdentifiers.unknown(shortcode, session, call);
        }
        if (page.candidates().isEmpty() && query.isFirst()) {
            JobIdentifiers.requireKnown(shortcode, session, call);
        }
        return page;
    }
}
