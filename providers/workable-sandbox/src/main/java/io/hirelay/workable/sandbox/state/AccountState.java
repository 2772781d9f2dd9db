package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.EmployeeField;
import io.hirelay.workable.sandbox.row.Reason;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Everything the account holds. A reader takes the read lock for the length of a call and a writer the write lock, so
 * that a call sees no other's half.
 */
public final class AccountState {
    private final Identity identity;
    private final Clock clock;
    private final Seeds seeds;
    private final FixedLists fixedLists = new FixedLists();
    private final CandidateChanges changes = new CandidateChanges(this);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean requisitionNeededToHire;
    private List<Identity> shown;
    private volatile Tables tables;

    public AccountState(Identity identity, Seeds seeds, Clock clock) {
        this.identity = identity;
        this.shown = List.of(identity);
        this.clock = clock;
        this.seeds = seeds;
        this.tables = new Tables(seeds);
    }

    /** Whose account it is. */
    public record Identity(String id, String name, String subdomain, String websiteUrl) {}

    public ReadWriteLock lock() {
        return lock;
    }

    public Identity identity() {
        return identity;
    }

    /** What a token is told about the accounts it reaches: this one, unless told otherwise. */
    public List<Identity> shownIdentities() {
        return shown;
    }

    /** Shows accounts of these names instead, by subdomain; behind each of them is this one. */
    public void showIdentities(Map<String, String> nameBySubdomain) {
        List<Identity> all = new ArrayList<>();
        nameBySubdomain.forEach((subdomain, name) -> all.add(new Identity(
                Integer.toHexString(Integer.parseInt(identity.id(), 16) + all.size()),
                name,
                subdomain,
                identity.websiteUrl())));
        shown = List.copyOf(all);
    }

    /** Whether the Hiring Plan add-on insists on a requisition for every hire. */
    public boolean requisitionNeededToHire() {
        return requisitionNeededToHire;
    }

    public void needRequisitionToHire(boolean needed) {
        requisitionNeededToHire = needed;
    }

    /** Undoes all that was ever written. What was read from the tables before belongs to no account any more. */
    public void startOver() {
        requisitionNeededToHire = false;
        shown = List.of(identity);
        tables = new Tables(seeds);
    }

    /** Another object after every new start, for those who keep what they once asked for. */
    public Object age() {
        return tables;
    }

    public Instant now() {
        return clock.instant();
    }

    public Jobs jobs() {
        return tables.jobs;
    }

    public Candidates candidates() {
        return tables.candidates;
    }

    public Activities activities() {
        return tables.activities;
    }

    public Events events() {
        return tables.events;
    }

    public Members members() {
        return tables.members;
    }

    public Departments departments() {
        return tables.departments;
    }

    public Requisitions requisitions() {
        return tables.requisitions;
    }

    public Subscriptions subscriptions() {
        return tables.subscriptions;
    }

    public Offers offers() {
        return tables.offers;
    }

    public Files files() {
        return tables.files;
    }

    public Employees employees() {
        return tables.employees;
    }

    public EmployeeDocuments employeeDocuments() {
        return tables.employeeDocuments;
    }

    public TimeOff timeOff() {
        return tables.timeOff;
    }

    public TimeEntries timeEntries() {
        return tables.timeEntries;
    }

    public ReviewTemplates reviewTemplates() {
        return tables.reviewTemplates;
    }

    public FixedLists fixedLists() {
        return fixedLists;
    }

    public List<EmployeeField> employeeFields() {
        return seeds.employeeFields().all();
    }

    public Optional<EmployeeField> employeeField(String id) {
        return seeds.employeeFields().byId(id);
    }

    /** What can happen to a candidate. */
    public CandidateChanges changes() {
        return changes;
    }

    public List<CustomAttribute> customAttributes() {
        return seeds.attributes().all();
    }

    public Optional<CustomAttribute> customAttribute(long id) {
        return seeds.attributes().byId(id);
    }

    public List<Reason> reasons() {
        return seeds.reasons().all();
    }

    public Optional<Reason> reason(long id) {
        return seeds.reasons().byId(id);
    }

    /** The rows, from which a new start makes new ones. */
    private static final class Tables {
        private final Jobs jobs;
        private final Candidates candidates;
        private final Activities activities;
        private final Events events;
        private final Members members;
        private final Departments departments = new Departments();
        private final Requisitions requisitions;
        private final Subscriptions subscriptions = new Subscriptions();
        private final Offers offers;
        private final Files files;
        private final Employees employees;
        private final EmployeeDocuments employeeDocuments;
        private final TimeOff timeOff;
        private final TimeEntries timeEntries;
        private final ReviewTemplates reviewTemplates = new ReviewTemplates();

        private Tables(Seeds seeds) {
            jobs = new Jobs(seeds);
            candidates = new Candidates(seeds);
            activities = new Activities(seeds, jobs, candidates);
            events = new Events(seeds, candidates);
            members = new Members(seeds);
            requisitions = new Requisitions(seeds);
            offers = new Offers(seeds, candidates);
            files = new Files(offers);
            employees = new Employees(seeds, departments);
            employeeDocuments = new EmployeeDocuments(seeds, files);
            timeOff = new TimeOff(seeds);
            timeEntries = new TimeEntries(seeds);
        }
    }
}
