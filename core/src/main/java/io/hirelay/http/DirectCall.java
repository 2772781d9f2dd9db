package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Permit;
import io.hirelay.budget.Reservation;
import io.hirelay.budget.Standing;
import io.hirelay.error.HirelayException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call whose bytes somebody else carries. Ask for its {@link #standing()}; once that is granted, send, and say what
 * came of it by exactly one of {@link #answered}, {@link #failed}, {@link #unused} and {@link #cancel}, however it ends;
 * further ones change nothing. Never blocks. For one thread at a time.
 */
public final class DirectCall {
    private static final Logger LOG = LoggerFactory.getLogger(Direct.class);

    private final RestTarget target;
    private final Health health;
    private final Pipeline pipeline;
    private final Budget budget;
    private final Reservation reservation;
    private final CallContext context;
    private final String method;
    private final String template;
    private final Instant came;
    private @Nullable Permit permit;
    private Duration waited = Duration.ZERO;
    private boolean over;

    DirectCall(
            RestTarget target,
            Health health,
            Pipeline pipeline,
            Budget budget,
            Reservation reservation,
            CallContext context,
            String method,
            String template) {
        this.target = target;
        this.health = health;
        this.pipeline = pipeline;
        this.budget = budget;
        this.reservation = reservation;
        this.context = context;
        this.method = method;
        this.template = template;
        this.came = pipeline.clock.instant();
    }

    /** Whether it may be sent now, or how long it has to wait before it asks again. Not to be asked once it is over. */
    public Standing standing() {
        Standing standing = reservation.standing();
        if (standing instanceof Standing.Granted granted && permit == null) {
            permit = granted.permit();
            waited = Duration.between(came, pipeline.clock.instant());
        } else if (standing instanceof Standing.Refused && ends()) {
            health.breaker().left();
        }
        return standing;
    }

    /** What the provider still allows the credential that this call counts for. */
    public BudgetState budget() {
        return budget.state();
    }

    /** What a caller is told whose call got no leave. */
    public HirelayException refusal(Standing.Refused refused) {
        return budget.refusal(refused);
    }

    /**
     * The head of the answer has come, the body may be under way: the call's place is free again one window from now,
     * and what the answer says of the provider's limit is believed.
     *
     * @param took from sending until then
     */
    public void answered(int status, HeaderLookup headers, Duration took) {
        if (!ends()) {
            return;
        }
        BudgetReport report = pipeline.report(target, headers);
        if (permit != null) {
            permit.answered(report);
        }
        if (status == 429) {
            budget.throttled(pipeline.wait(target, status, headers, report));
        }
        if (!isRead()) {
            health.changed();
        }
        health.breaker().answered(status, took);
        tell(status, took);
    }

    /**
     * There is no answer.
     *
     * @param reached whether the provider may have seen the request; otherwise the call's place is free at once
     * @param timedOut whether it was given up for taking too long
     * @param took from sending until then
     */
    public void failed(boolean reached, boolean timedOut, Duration took) {
        if (!ends()) {
            return;
        }
        release(reached);
        health.breaker().unanswered(timedOut, took);
        tell(0, took);
    }

    /** It had leave, and was not sent all the same: its place is free at once. */
    public void unused() {
        if (ends()) {
            reservation.cancel();
            health.breaker().left();
        }
    }

    /**
     * Nobody wants it any more. While it waits, it gives up its place in the line; once it has leave it counts as sent,
     * and its place is free again one window from now. That is no sign of how the provider is.
     */
    public void cancel() {
        if (ends()) {
            release(permit != null);
            health.breaker().left();
        }
    }

    private void release(boolean reached) {
        if (permit != null && reached) {
            permit.answered(BudgetReport.NONE);
            if (!isRead()) {
                health.changed();
            }
        } else {
            reservation.cancel();
        }
    }

    private boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private boolean ends() {
        boolean first = !over;
        over = true;
        return first;
    }

    private void tell(int status, Duration took) {
        try {
            context.observer()
                    .accept(new Exchange(
                            method, target.baseUri(), template, status, waited, took, 1, context.lane(), Map.of()));
        } catch (RuntimeException e) {
            LOG.warn("an observer of {} failed", template, e); // must not hide what became of the call
        }
    }
}
