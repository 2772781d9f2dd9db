package io.hirelay.workable.sandbox.control;

import io.hirelay.workable.sandbox.access.OAuthServer;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.access.Tokens;
import io.hirelay.workable.sandbox.row.Candidate;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Profile;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Rules an account from outside its API. Thread-safe; what it changes is seen by the next call.
 *
 * <p>The same can be asked over HTTP under {@code /_sandbox/}, with the account's control token.
 */
public final class SandboxControl {
    private static final Set<String> JOB_STATES = new TreeSet<>(Set.of("draft", "published", "closed", "archived"));

    private final AccountState state;
    private final Tokens tokens;
    private final OAuthServer oauth;
    private final FaultBoard faults;
    private final RequestLog log;

    public SandboxControl(AccountState state, Tokens tokens, OAuthServer oauth, FaultBoard faults, RequestLog log) {
        this.state = state;
        this.tokens = tokens;
        this.oauth = oauth;
        this.faults = faults;
        this.log = log;
    }

    /** Lets a fault wait for the calls that it fits. */
    public void inject(Fault fault) {
        faults.add(fault);
    }

    /** Forgets every fault that still waits. */
    public void clearFaults() {
        faults.clear();
    }

    /** The faults that still wait. */
    public List<Fault> faults() {
        return faults.waiting();
    }

    /**
     * Undoes all that was ever written and lets every token begin a new window of its limit. Tokens, addresses and
     * faults stay, and so do ids: whatever is made next gets the ids that were given after the start.
     */
    public void reset() {
        changing(() -> {
            state.startOver();
            tokens.forgetCalls();
            return state;
        });
    }

    /** A further account token; answers its secret. */
    public String issueToken(Set<Scope> scopes) {
        return tokens.issue(Token.Kind.ACCOUNT, scopes, OptionalLong.empty()).secret();
    }

    /** A token as OAuth gives it, acting for a member; answers its secret. */
    public String issueUserToken(String memberId, Set<Scope> scopes) {
        long id = Ids.parse(memberId)
                .orElseThrow(() -> new IllegalArgumentException("member id '" + memberId + "' is not hexadecimal"));
        return tokens.issue(Token.Kind.USER, scopes, OptionalLong.of(id)).secret();
    }

    /** A partner's token, whose calls must carry {@code X-WORKABLE-CLIENT-ID}; answers its secret. */
    public String issuePartnerToken(Set<Scope> scopes) {
        return tokens.issue(Token.Kind.PARTNER, scopes, OptionalLong.empty()).secret();
    }

    /** Makes a token worthless; false when it was unknown. */
    public boolean revokeToken(String secret) {
        return tokens.revoke(secret);
    }

    /** The OAuth server: how long tokens live, who agrees or refuses, and what has been done so far. */
    public OAuthServer oauth() {
        return oauth;
    }

    /**
     * The accounts that {@code /accounts} shows; at first this one alone. All of them are this one in truth.
     *
     * @param nameBySubdomain in order; none for a token that reaches nothing
     */
    public void showAccounts(Map<String, String> nameBySubdomain) {
        changing(() -> {
            state.showIdentities(nameBySubdomain);
            return state;
        });
    }

    /** The latest calls, oldest first, at most 2000 of them. */
    public List<SeenRequest> requests() {
        return log.last();
    }

    /** How many calls came since the last {@link #forgetRequests()}, by {@code METHOD template}. */
    public Map<String, Integer> counts() {
        return log.counts();
    }

    /** How many calls of one endpoint came, such as {@code GET} of {@code /candidates/:id}. */
    public int count(String method, String template) {
        return log.counts().getOrDefault(method + " " + template, 0);
    }

    public void forgetRequests() {
        log.clear();
    }

    /** Puts a new candidate into the sourced stage of a job, as a colleague might; answers its id. */
    public String addCandidate(String shortcode, String firstName, String lastName, String email) {
        return changing(() -> {
            Job job = job(shortcode);
            Candidate.Person person = new Candidate.Person(
                    firstName, lastName, firstName + " " + lastName, null, null, null, email, false);
            Candidate candidate = state.changes()
                    .create(
                            job.index(),
                            state.jobs().pipeline(job.index()).ofKind("sourced"),
                            person,
                            new Candidate.Origin(true, null, null, "Unknown", "Other", null),
                            null,
                            Profile.EMPTY);
            return Ids.text(candidate.id());
        });
    }

    /** Deletes a candidate, which the API cannot. */
    public void deleteCandidate(String id) {
        changing(() -> {
            state.changes().delete(candidate(id));
            return id;
        });
    }

    /** Gives a candidate to another job, which ends its id; answers the new one. */
    public String relocateCandidate(String id, String shortcode) {
        return changing(() -> Ids.text(state.changes()
                .relocate(candidate(id), job(shortcode), Optional.empty(), null)
                .id()));
    }

    /** @param newState {@code draft}, {@code published}, {@code closed} or {@code archived} */
    public void setJobState(String shortcode, String newState) {
        if (!JOB_STATES.contains(newState)) {
            throw new IllegalArgumentException(
                    "job state '" + newState + "' is unknown; known are " + String.join(", ", JOB_STATES));
        }
        changing(() -> {
            state.jobs().put(job(shortcode).withState(newState, state.now()));
            return shortcode;
        });
    }

    /** Whether moving a candidate into a hired stage needs a requisition, as with the Hiring Plan add-on. */
    public void needRequisitionToHire(boolean needed) {
        changing(() -> {
            state.needRequisitionToHire(needed);
            return needed;
        });
    }

    private Job job(String shortcode) {
        return state.jobs()
                .byShortcode(shortcode)
                .orElseThrow(() -> new IllegalArgumentException("there is no job '" + shortcode + "'"));
    }

    private Candidate candidate(String id) {
        return Ids.parse(id).stream()
                .boxed()
                .findFirst()
                .flatMap(state.candidates()::find)
                .orElseThrow(() -> new IllegalArgumentException("there is no candidate '" + id + "'"));
    }

    private <T> T changing(Supplier<T> change) {
        state.lock().writeLock().lock();
        try {
            return change.get();
        } finally {
            state.lock().writeLock().unlock();
        }
    }
}
