package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.CustomAttribute;
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
    private final CandidateChanges changes = new CandidateChanges(this);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean requisitionNeededToHire;
    private List<Identity> shown;

    public AccountState(Identity identity, Seeds seeds, Clock clock) {
        this.identity = identity;
        this.shown = List.of(identity);
        this.clock = clock;
        this.seeds = seeds;
        this.jobs = new Jobs(seeds);
        this.candidates = new Candidates(seeds);
        this.activities = new Activities(seeds, jobs, candidates);
        this.events = new Events(seeds, candidates);
        this.members = new Members(seeds);
        this.requisitions = new Requisitions(seeds);
        this.offers = new Offers(seeds, candidates);
        this.files = new Files(offers);
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

    public Instant now() {
        return clock.instant();
    }

    public Jobs jobs() {
        return jobs;
    }

    public Candidates candidates() {
        return candidates;
    }

    public Activities activities() {
        return activities;
    }

    public Events events() {
        return events;
    }

    public Members members() {
        return members;
    }

    public Departments departments() {
        return departments;
    }

    public Requisitions requisitions() {
        return requisitions;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Offers offers() {
        return offers;
    }

    public Files files() {
        return files;
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
}
