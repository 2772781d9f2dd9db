package io.hirelay.workable;

import io.hirelay.budget.Sleeper;
import io.hirelay.conformance.PreparedAccount;
import io.hirelay.conformance.Situation;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.operation.Ats;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.WorkableAccount;
import io.hirelay.workable.sandbox.WorkableSandbox;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.Fault;
import io.hirelay.workable.sandbox.control.SandboxControl;
import io.hirelay.workable.sandbox.seed.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A simulated account with the real rate limit, in a time that passes only when somebody waits. */
final class PreparedSandbox implements PreparedAccount {
    private static final int CANDIDATES = 83;
    private static final int JOBS = 12;
    private static final int MEMBERS = 16;
    private static final int REQUISITIONS = 18;

    private final VirtualTime time = new VirtualTime(Timeline.TODAY);
    private final WorkableAccount account;
    private final SandboxControl control;
    private final NativeReads reads;
    private ConnectionConfig connection;

    PreparedSandbox() {
        this.account = new WorkableSandbox(time)
                .start(Sandbox.Options.DEFAULT
                        .withSize("candidates", CANDIDATES)
                        .withSize("jobs", JOBS)
                        .withSize("members", MEMBERS)
                        .withSize("requisitions", REQUISITIONS));
        this.control = account.control();
        this.connection = account.connection();
        this.reads = new NativeReads(account, time);
    }

    @Override
    public AtsProvider<?> provider() {
        return new WorkableProvider();
    }

    @Override
    public ConnectionConfig connection() {
        return connection;
    }

    @Override
    public InstantSource clock() {
        return time;
    }

    @Override
    public Sleeper sleeper() {
        return time;
    }

    @Override
    public Map<String, Integer> counts() {
        return Map.of(
                Ats.JOBS_LIST.id(), JOBS,
                Ats.CANDIDATES_LIST.id(), CANDIDATES,
                Ats.APPLICATIONS_LIST.id(), CANDIDATES,
                Ats.USERS_LIST.id(), MEMBERS,
                Ats.REQUISITIONS_LIST.id(), REQUISITIONS);
    }

    @Override
    public Optional<String> nativeRecord(Operation<?, ?> operation, String id) {
        return reads.record(operation, id);
    }

    @Override
    public String unknownId(Resource<?> resource) {
        if (resource.equals(Ats.JOBS)) {
            return "0A1B2C3D4E";
        }
        return resource.equals(Ats.JOB_INTERVIEW_STAGES) ? "no-such-stage" : "fffffffe";
    }

    @Override
    public Planted plantUnknownWord() {
        control.inject(Fault.unknownWords().always());
        return new Planted(Ats.JOBS_LIST, reads.jobs().get(0), "status", "unheard_of_state");
    }

    @Override
    public Planted plantUnknownField() {
        String candidate = reads.candidates().get(11);
        control.inject(Fault.unknownFields().always());
        return new Planted(Ats.CANDIDATES_LIST, candidate, "added_tomorrow", "\"unheard-of\"");
    }

    @Override
    public ListOperation<?> changingList() {
        return Ats.CANDIDATES_LIST;
    }

    /** Somebody seen, the last one seen, somebody still to come, and somebody new. */
    @Override
    public List<String> changeRows() {
        List<String> candidates = reads.candidates();
        List<String> changed = new ArrayList<>(List.of(candidates.get(2), candidates.get(13), candidates.get(40)));
        changed.forEach(control::deleteCandidate);
        changed.add(control.addCandidate(reads.jobs().get(0), "Late", "Comer", "late.comer@example.com"));
        return changed;
    }

    @Override
    public void revokeCredential() {
        control.revokeToken(token(connection));
    }

    @Override
    public ListOperation<?> withholdScope() {
        Set<Scope> scopes = EnumSet.copyOf(Scope.ALL);
        scopes.remove(Scope.R_REQUISITIONS);
        connection = account.connection(control.issueToken(scopes));
        return Ats.REQUISITIONS_LIST;
    }

    @Override
    public Traffic traffic() {
        return new Traffic(
                control.counts().values().stream().mapToInt(Integer::intValue).sum(), (int) control.requests().stream()
                        .filter(request -> request.status() == 429)
                        .count());
    }

    @Override
    public List<String> logged(Runnable body) {
        return LogWatch.during(body);
    }

    @Override
    public void befall(Situation fault, int answers) {
        switch (fault) {
            case RATE_LIMIT_WITH_TIME ->
                control.inject(Fault.rateLimitedWithRetryAfter(
                                String.valueOf(toldToWait().toSeconds()))
                        .times(answers));
            case RATE_LIMIT_WITHOUT_TIME ->
                control.inject(Fault.rateLimitedWithoutHeaders().times(answers));
            case SERVER_ERROR -> control.inject(Fault.status(503).times(answers));
            case WEB_PAGE -> control.inject(Fault.htmlPage(502).times(answers));
            case MALFORMED_JSON -> control.inject(Fault.malformedJson().times(answers));
            case EMPTY_BODY -> control.inject(Fault.emptyBody().times(answers));
            case CUT_BODY -> control.inject(Fault.cutBody().times(answers));
            case SLOW_ANSWER -> control.inject(Fault.delay(slowness()).times(answers));
            case SILENCE -> control.inject(Fault.delay(Duration.ofHours(1)));
            default -> throw new IllegalArgumentException(fault + " does not befall answers");
        }
    }

    @Override
    public Duration toldToWait() {
        return Duration.ofSeconds(7);
    }

    /** Really late: it is the wire that waits, not the clock. */
    @Override
    public Duration slowness() {
        return Duration.ofSeconds(8);
    }

    /** The one request that is delayed so long has taken the fault with it. */
    @Override
    public boolean isKeepingSilence() {
        return control.faults().isEmpty();
    }

    @Override
    public void close() {
        account.close();
    }

    static String token(ConnectionConfig config) {
        return ((Credential.ApiKey) config.credential().current()).token();
    }
}
