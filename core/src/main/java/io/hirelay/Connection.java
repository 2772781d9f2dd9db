package io.hirelay;

import io.hirelay.budget.BudgetState;
import io.hirelay.model.Activity;
import io.hirelay.model.Application;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.model.CustomField;
import io.hirelay.model.Department;
import io.hirelay.model.Eeoc;
import io.hirelay.model.Interview;
import io.hirelay.model.Job;
import io.hirelay.model.JobFormField;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Offer;
import io.hirelay.model.Office;
import io.hirelay.model.Organization;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Requisition;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Tag;
import io.hirelay.model.Unified;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.spi.Check;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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

    public Records<Job> jobs() {
        return records(Ats.JOBS_LIST, Ats.JOBS_GET);
    }

    public Records<Candidate> candidates() {
        return records(Ats.CANDIDATES_LIST, Ats.CANDIDATES_GET);
    }

    public Records<Application> applications() {
        return records(Ats.APPLICATIONS_LIST, Ats.APPLICATIONS_GET);
    }

    public Listing<Activity> activities() {
        return listing(Ats.ACTIVITIES_LIST);
    }

    public Listing<Attachment> attachments() {
        return listing(Ats.ATTACHMENTS_LIST);
    }

    public Records<JobInterviewStage> jobInterviewStages() {
        return records(Ats.JOB_INTERVIEW_STAGES_LIST, Ats.JOB_INTERVIEW_STAGES_GET);
    }

    public Records<Department> departments() {
        return records(Ats.DEPARTMENTS_LIST, Ats.DEPARTMENTS_GET);
    }

    public Records<User> users() {
        return records(Ats.USERS_LIST, Ats.USERS_GET);
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

    public Listing<Scorecard> scorecards() {
        return listing(Ats.SCORECARDS_LIST);
    }

    public Records<Requisition> requisitions() {
        return records(Ats.REQUISITIONS_LIST, Ats.REQUISITIONS_GET);
    }

    public Listing<CustomField> customFields() {
        return listing(Ats.CUSTOM_FIELDS_LIST);
    }

    public Records<Eeoc> eeocs() {
        return records(Ats.EEOCS_LIST, Ats.EEOCS_GET);
    }

    public Records<Organization> organizations() {
        return records(Ats.ORGANIZATIONS_LIST, Ats.ORGANIZATIONS_GET);
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
