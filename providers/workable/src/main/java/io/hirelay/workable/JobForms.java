package io.hirelay.workable;

import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The application forms of jobs, remembered briefly: people who are uploaded come one after the other. Thread-safe. */
final class JobForms {
    private static final int MOST = 1_000;
    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration KEEP_ABSENT = Duration.ofSeconds(5);

    private final WorkableSession session;
    private final IdentifierCache<String, CandidateForm> forms;

    JobForms(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.forms = new IdentifierCache<>(MOST, KEEP, KEEP_ABSENT, clock);
    }

    /**
     * The form of a job.
     *
     * @return empty when there is no such job
     * @throws io.hirelay.error.AccessDeniedException when the token may not see it
     */
    Optional<CandidateForm> of(String job, CallContext call) {
        return forms.get(job, call.deadline(), () -> {
            try {
                return Optional.of(
                        CandidateForm.of(session.read(session.jobs().applicationForm(job, call, RemoteQuery.NONE))));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
