package io.hirelay.workable;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.Fanout;
import io.hirelay.http.FileFetcher;
import io.hirelay.http.Native;
import io.hirelay.http.RateHeaders;
import io.hirelay.http.RestClient;
import io.hirelay.http.RestTarget;
import io.hirelay.http.WireJson;
import io.hirelay.operation.Safety;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.Session;
import io.hirelay.workable.wire.AccountApi;
import io.hirelay.workable.wire.AccountWritesApi;
import io.hirelay.workable.wire.CandidateActionsApi;
import io.hirelay.workable.wire.CandidatesApi;
import io.hirelay.workable.wire.EmployeesApi;
import io.hirelay.workable.wire.JobSitesApi;
import io.hirelay.workable.wire.JobsApi;
import io.hirelay.workable.wire.TimeOffApi;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import retrofit2.Call;

/** One account: the way to it, and what has been learned of it. Holds nothing that has to be closed. Thread-safe. */
final class WorkableSession implements Session {
    static final RateHeaders RATE_HEADERS = RateHeaders.named(
            "X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset", RateHeaders.Reset.EPOCH_SECONDS);

    private final WorkableSettings settings;
    private final TokenKind token;
    private final CredentialSource credential;
    private final Optional<String> defaultUser;
    private final RestClient client;
    private final InstantSource clock;
    private final Fanout fanout;
    private final WireJson json;
    private final JobsApi jobs;
    private final CandidatesApi candidates;
    private final AccountApi account;
    private final JobIndex jobIndex;
    private final Pipelines pipelines;
    private final Reasons reasons;
    private final MemberIdentifiers members;
    private final DepartmentTree departments;
    private final JobSitesApi jobSites;
    private final OfficeDirectory offices;
    private final Snapshots snapshots;
    private final Turns turns = new Turns();
    private final JobForms forms;
    private final FileFetcher files;
    private final ActingMembers actingMembers;
    private final CandidateActionsApi actions;
    private final AccountWritesApi accountWrites;
    private final EmployeesApi employees;
    private final EmployeeFieldRegistry employeeFields;
    private final TimeOffApi timeOff;
    private final TimeOffCategories timeOffCategories;
    private final TimeOffIndex timeOffIndex;
    private final GroupDirectory groups;

    WorkableSession(WorkableSettings settings, ConnectionConfig config, ProviderContext context) {
        this.settings = settings;
        this.defaultUser = config.defaultUser();
        this.credential = config.credential();
        this.token = TokenKind.of(config.credential().current());
        this.client = context.http()
                .client(new RestTarget(
                        config.provider(),
                        config.name(),
                        settings.baseUri(),
                        config.credential().auth(Tokens::headers),
                        settings.rateLimit().orElseGet(token::budget),
                        settings.rateLimit()
                                .map(limit -> RATE_HEADERS.atMost(limit.calls()))
                                .orElse(RATE_HEADERS),
                        new WorkableErrors(token),
                        "Hirelay"));
        this.clock = context.clock();
        this.fanout = context.http().fanout();
        this.json = context.http().json();
        this.jobs = client.api(JobsApi.class);
        this.candidates = client.api(CandidatesApi.class);
        this.account = client.api(AccountApi.class);
        this.jobIndex = new JobIndex(this, clock);
        this.pipelines = new Pipelines(this, clock);
        this.reasons = new Reasons(this, clock);
        this.members = new MemberIdentifiers(this, clock);
        this.departments = new DepartmentTree(this, clock);
        this.jobSites = client.api(JobSitesApi.class);
        this.offices = new OfficeDirectory(this, clock);
        this.snapshots = new Snapshots(clock);
        this.forms = new JobForms(this, clock);
        this.files = context.files();
        this.actingMembers = new ActingMembers(this, clock);
        this.actions = client.api(CandidateActionsApi.class);
        this.accountWrites = client.api(AccountWritesApi.class);
        this.employees = client.api(EmployeesApi.class);
        this.employeeFields = new EmployeeFieldRegistry(this, clock);
        this.timeOff = client.api(TimeOffApi.class);
        this.timeOffCategories = new TimeOffCategories(this, clock);
        this.timeOffIndex = new TimeOffIndex(this, clock);
        this.groups = new GroupDirectory(this, clock);
    }

    WorkableSettings settings() {
        return settings;
    }

    /** The way to the account that all calls take. */
    RestClient client() {
        return client;
    }

    /** What kind of token the connection has. */
    TokenKind token() {
        return token;
    }

    /** What the member agreed to, where that is known; empty otherwise. */
    Set<String> grantedScopes() {
        return credential.current() instanceof Credential.AccessToken granted ? granted.scopes() : Set.of();
    }

    Optional<String> defaultUser() {
        return defaultUser;
    }

    InstantSource clock() {
        return clock;
    }

    /** Loads something for each of several records at once, within the budget and the deadline. */
    Fanout fanout() {
        return fanout;
    }

    /** Reads raw values again that were read as something else. */
    WireJson json() {
        return json;
    }

    JobsApi jobs() {
        return jobs;
    }

    CandidatesApi candidates() {
        return candidates;
    }

    AccountApi account() {
        return account;
    }

    JobIndex jobIndex() {
        return jobIndex;
    }

    Pipelines pipelines() {
        return pipelines;
    }

    Reasons reasons() {
        return reasons;
    }

    MemberIdentifiers members() {
        return members;
    }

    DepartmentTree departments() {
        return departments;
    }

    JobSitesApi jobSites() {
        return jobSites;
    }

    OfficeDirectory offices() {
        return offices;
    }

    /** Lists that Workable gives whole, for the later pages of a walk. */
    Snapshots snapshots() {
        return snapshots;
    }

    /** The application forms of jobs. */
    JobForms forms() {
        return forms;
    }

    /** Fetches files by their addresses. */
    FileFetcher files() {
        return files;
    }

    /** Members in whose name writes are made. */
    ActingMembers actingMembers() {
        return actingMembers;
    }

    CandidateActionsApi actions() {
        return actions;
    }

    AccountWritesApi accountWrites() {
        return accountWrites;
    }

    EmployeesApi employees() {
        return employees;
    }

    /** What employees' records may hold. */
    EmployeeFieldRegistry employeeFields() {
        return employeeFields;
    }

    TimeOffApi timeOff() {
        return timeOff;
    }

    TimeOffCategories timeOffCategories() {
        return timeOffCategories;
    }

    /** Requests for time off by their id. */
    TimeOffIndex timeOffIndex() {
        return timeOffIndex;
    }

    /** Names of what employees belong to. */
    GroupDirectory groups() {
        return groups;
    }

    /**
     * Reads what a write that was carried out has brought about.
     *
     * @throws UnknownOutcomeException when that fails: nobody must take the whole for safe to repeat
     */
    <T> T readBack(Supplier<T> read) {
        try {
            return read.get();
        } catch (HirelayException e) {
            throw new UnknownOutcomeException(
                    "Workable has made the change, which could then not be read back: " + e.getMessage(),
                    e.providerFailure().orElse(null),
                    e);
        }
    }

    /** For those who read a record and then write it. */
    Turns turns() {
        return turns;
    }

    /** Makes a call that changes nothing. */
    <T> T read(Call<T> call) {
        return client.call(call, Safety.READ);
    }

    /** Makes a call that changes something. */
    <T> T write(Call<T> call) {
        return client.call(call, Safety.WRITE);
    }

    /** Reads a list that stands bare in the answer. */
    <T> List<Native<T>> readRows(Call<List<Native<T>>> call) {
        List<Native<T>> rows = read(call);
        if (rows.contains(null)) {
            throw new ProtocolException("Workable answered with null in place of a record", null, null);
        }
        return rows;
    }

    @Override
    public BudgetState budget() {
        return client.budget();
    }

    @Override
    public void close() {}
}
