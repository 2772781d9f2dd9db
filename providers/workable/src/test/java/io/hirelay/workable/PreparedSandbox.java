package io.hirelay.workable;

import io.hirelay.budget.Sleeper;
import io.hirelay.conformance.PreparedAccount;
import io.hirelay.conformance.Refused;
import io.hirelay.conformance.Sample;
import io.hirelay.conformance.Situation;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Model;
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
import io.hirelay.workable.sandbox.control.SeenRequest;
import io.hirelay.workable.sandbox.seed.Timeline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A simulated account with the real rate limit, in a time that passes only when somebody waits. */
final class PreparedSandbox implements PreparedAccount {
    private static final int CANDIDATES = 83;
    private static final int JOBS = 12;
    private static final int MEMBERS = 16;
    private static final int REQUISITIONS = 18;
    private static final int EMPLOYEES = 60;

    private static final Pattern MEMBER = Pattern.compile("member_id[\"=: ]+([0-9a-f]+)");

    private static final Map<String, List<String>> REASONS =
            Map.of("b1f4e5", List.of("Other candidates are more suitable"), "b1f4ee", List.of("Not interested"));

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
                        .withSize("requisitions", REQUISITIONS)
                        .withSize("employees", EMPLOYEES));
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
                Ats.REQUISITIONS_LIST.id(), REQUISITIONS,
                Hris.EMPLOYEES_LIST.id(), EMPLOYEES);
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
            case ANSWER_LOST_AFTER_APPLYING ->
                control.inject(Fault.dropAfterApplying().times(answers));
            case ANSWER_LOST_BEFORE_APPLYING -> control.inject(Fault.drop().times(answers));
            default -> throw new IllegalArgumentException(fault + " does not befall answers");
        }
    }

    @Override
    public void befallChange(Situation fault, int skip) {
        Fault one = switch (fault) {
            case RATE_LIMIT_WITHOUT_TIME -> Fault.rateLimitedWithoutHeaders();
            case SERVER_ERROR -> Fault.status(503);
            case ANSWER_LOST_AFTER_APPLYING -> Fault.dropAfterApplying();
            case ANSWER_LOST_BEFORE_APPLYING -> Fault.drop();
            default -> throw new IllegalArgumentException(fault + " does not befall single changes");
        };
        control.inject(one.on("!GET", "/**").after(skip));
    }

    @Override
    public List<Attempt> attempts() {
        return control.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> new Attempt(
                        request.method() + " " + request.template(),
                        request.applied(),
                        member(request),
                        Optional.of(request.body()).filter(body -> !body.isEmpty())))
                .toList();
    }

    /** In the body, or in the query of those calls that have none. */
    private static Optional<String> member(SeenRequest request) {
        Matcher named = MEMBER.matcher(request.body() + "&" + request.query());
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    @Override
    public List<Sample<?, ?>> samples() {
        return Stream.concat(WritableSamples.all().stream(), PeopleSamples.all().stream())
                .toList();
    }

    @Override
    public List<Refused<?, ?>> refused() {
        return Stream.concat(WritableSamples.refused().stream(), PeopleSamples.refused().stream())
                .toList();
    }

    @Override
    public Actors actors() {
        return new Actors(
                List.of("fff5", "haeun.choi1@acme.example", "Haeun.Choi1@ACME.example"),
                "1000d",
                List.of("10007"),
                Map.of(Model.ATS, List.of("1000a")),
                "fffffffe");
    }

    @Override
    public List<String> otherForms(Resource<?> resource, String id) {
        if (resource.equals(Ats.JOBS)) {
            return List.of(
                    id.toLowerCase(Locale.ROOT), "https://apply.workable.com/acme-sandbox/j/" + id + "/apply?x=1");
        }
        if (resource.equals(Ats.JOB_INTERVIEW_STAGES)) {
            return List.of(id.replace('-', ' ').toUpperCase(Locale.ROOT));
        }
        if (resource.equals(Ats.CANDIDATES) || resource.equals(Ats.APPLICATIONS)) {
            return List.of(id.toUpperCase(Locale.ROOT), account.baseUri() + "/spi/v3/candidates/" + id);
        }
        if (resource.equals(Hris.EMPLOYEES)) {
            return List.of(id.toUpperCase(Locale.ROOT), account.baseUri() + "/spi/v3/employees/" + id);
        }
        return resource.equals(Ats.REJECT_REASONS) ? REASONS.getOrDefault(id, List.of()) : List.of();
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
