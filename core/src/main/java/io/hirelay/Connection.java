package io.hirelay;

import io.hirelay.budget.BudgetState;
import io.hirelay.http.BreakerState;
import io.hirelay.model.Eeoc;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.Group;
import io.hirelay.model.Interview;
import io.hirelay.model.Job;
import io.hirelay.model.JobFormField;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Offer;
import io.hirelay.model.Office;
import io.hirelay.model.Organization;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Tag;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffType;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.spi.Check;
import io.hirelay.spi.Written;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One customer's account at one provider. Thread-safe. Every call fails with a subclass of
 * {@link io.hirelay.error.HirelayException}, and with {@link io.hirelay.error.NotSupportedException}, sending nothing,
 * when the provider does not offer it.
 */
public final class Connection implements AutoCloseable {
    private final Engine<?> engine;
    private final InstantSource clock;
    private final Duration callDeadline;
    private final Supplier<CallContext> context;

    Connection(Engine<?> engine, InstantSource clock, Duration callDeadline) {
        this.engine = engine;
        this.clock = clock;
        this.callDeadline = callDeadline;
        this.context = () -> CallContext.until(Deadline.after(callDeadline, clock));
    }

    private Connection(Connection other, Supplier<CallContext> context) {
        this.engine = other.engine;
        this.clock = other.clock;
        this.callDeadline = other.callDeadline;
        this.context = context;
    }

    /** The same connection, calling with another context; it is asked for anew for every call. */
    public Connection with(Supplier<CallContext> other) {
        return new Connection(this, other);
    }

    /**
     * The same connection, writing in this member's name.
     *
     * @param user in any form that the provider accepts
     */
    public Connection as(String user) {
        return with(() -> context.get().actingAs(user));
    }

    public Provider provider() {
        return engine.provider();
    }

    /** What a call uses that names no context: interactive, and the deadline all calls have. */
    public CallContext newContext() {
        return CallContext.until(Deadline.after(callDeadline, clock));
    }

    /** Calls any operation. */
    public <I, O> O call(Operation<I, O> operation, I input, CallContext call) {
        return engine.call(operation, input, call);
    }

    /** Makes a change and tells how it came about. */
    public <I, O> Written<O> write(ActionOperation<I, O> operation, I input, CallContext call) {
        try (Write<O> write = prepare(operation, input, call)) {
            return write.run();
        }
    }

    /**
     * Checks a change without making it: identifiers are resolved and everything is validated, with reads where needed.
     *
     * @return to be closed when it is over, made or not
     * @throws io.hirelay.error.InvalidRequestException naming everything that is wrong
     */
    public <I, O> Write<O> prepare(ActionOperation<I, O> operation, I input, CallContext call) {
        return engine.prepare(operation, input, call);
    }

    /**
     * The canonical id of a member in whose name writes can be made; empty where the provider knows no such members.
     *
     * @param given in any form that the provider accepts
     * @throws io.hirelay.error.InvalidRequestException when the member is unknown or may not act
     */
    public Optional<String> actingUser(String given, CallContext call) {
        return engine.actingUser(given, call);
    }

    /** Names of the filters of this request that the provider does not run itself. */
    public <T extends Unified> List<String> filtersAppliedLocally(ListOperation<T> operation, ListRequest<T> request) {
        return engine.filtersAppliedLocally(operation, request);
    }

    /** The cheapest look whether the credential is accepted; empty when the provider cannot tell. */
    public List<Check> verify(CallContext call) {
        return engine.verify(call);
    }

    /** Looks at everything about the connection and changes nothing; empty when the provider cannot tell. */
    public List<Check> check(CallContext call) {
        return engine.check(call);
    }

    /** What the provider still allows the connection's credential. */
    public BudgetState budget() {
        return engine.budget();
    }

    /** The connection in the provider's own words; empty where the provider does not let it be spoken to so. */
    public Optional<Natives> natives() {
        return engine.natives();
    }

    /**
     * The typed client that the provider's module has for what the unified model has no notion of; empty where this
     * connection's provider has no such client. Its writes are made in the name of whom this connection acts as.
     *
     * @param client the type that the provider's module names
     */
    public <C> Optional<C> typed(Class<C> client) {
        return engine.typed(client, context);
    }

    /** Whether the provider is called, or left alone because it has been failing this connection. */
    public BreakerState breaker() {
        return natives().map(natives -> natives.direct().breaker()).orElse(BreakerState.CLOSED);
    }

    public Records<Job> jobs() {
        return records(Ats.JOBS_LIST, Ats.JOBS_GET);
    }

    public CandidateRecords candidates() {
        return new CandidateRecords(this, context);
    }

    public ApplicationRecords applications() {
        return new ApplicationRecords(this, context);
    }

    public ActivityListing activities() {
        return new ActivityListing(this, context);
    }

    public AttachmentListing attachments() {
        return new AttachmentListing(this, context);
    }

    public Records<JobInterviewStage> jobInterviewStages() {
        return records(Ats.JOB_INTERVIEW_STAGES_LIST, Ats.JOB_INTERVIEW_STAGES_GET);
    }

    public DepartmentRecords departments() {
        return new DepartmentRecords(this, context);
    }

    public UserRecords users() {
        return new UserRecords(this, context);
    }

    public Listing<JobFormField> jobFormFields() {
        return listing(Ats.JOB_FORM_FIELDS_LIST);
    }

    public Records<Interview> interviews() {
        return records(Ats.INTERVIEWS_LIST, Ats.INTERVIEWS_GET);
    }

    public Listing<Offer> offers() {
        return listing(Ats.OFFERS_LIST);
    }

    public Records<Office> offices() {
        return records(Ats.OFFICES_LIST, Ats.OFFICES_GET);
    }

    public Listing<RejectReason> rejectReasons() {
        return listing(Ats.REJECT_REASONS_LIST);
    }

    public Listing<Tag> tags() {
        return listing(Ats.TAGS_LIST);
    }

    public ScorecardListing scorecards() {
        return new ScorecardListing(this, context);
    }

    public RequisitionRecords requisitions() {
        return new RequisitionRecords(this, context);
    }

    public CustomFieldListing customFields() {
        return new CustomFieldListing(this, context);
    }

    public Records<Eeoc> eeocs() {
        return records(Ats.EEOCS_LIST, Ats.EEOCS_GET);
    }

    public Records<Organization> organizations() {
        return records(Ats.ORGANIZATIONS_LIST, Ats.ORGANIZATIONS_GET);
    }

    public EmployeeRecords employees() {
        return new EmployeeRecords(this, context);
    }

    public Listing<FieldDefinition> fields() {
        return listing(Hris.FIELDS_LIST);
    }

    public Records<Group> groups() {
        return records(Hris.GROUPS_LIST, Hris.GROUPS_GET);
    }

    public Listing<TimeoffBalance> timeoffBalances() {
        return listing(Hris.TIMEOFF_BALANCES_LIST);
    }

    public TimeoffRequestRecords timeoffRequests() {
        return new TimeoffRequestRecords(this, context);
    }

    public Records<TimeoffType> timeoffTypes() {
        return records(Hris.TIMEOFF_TYPES_LIST, Hris.TIMEOFF_TYPES_GET);
    }

    private <T extends Unified> Listing<T> listing(ListOperation<T> list) {
        return new Listing<>(this, list, context);
    }

    private <T extends Unified> Records<T> records(ListOperation<T> list, GetOperation<T> get) {
        return new Records<>(this, list, get, context);
    }

    /** Closes what the provider keeps open; twice is harmless. */
    @Override
    public void close() {
        engine.close();
    }
}
