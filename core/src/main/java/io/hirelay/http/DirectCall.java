package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.Permit;
import io.hirelay.budget.Reservation;
import io.hirelay.budget.Standing;
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
 * came of it by exactly one of {@link #answered}, {@link #failed} and {@link #cancel}; further ones change nothing.
 * Never blocks. For one thread at a time.
 */
public final class DirectCall {
    private static final Logger LOG = LoggerFactory.getLogger(Direct.class);

    private final RestTarget target;
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
            Pipeline pipeline,
            Budget budget,
            Reservation reservation,
            CallContext context,
            String method,
            String template) {
        this.target = target;
        this.pipeline = pipeline;
        this.budget = budget;
        this.reservation = reservation;
        this.context = context;
        this.method = method;
        this.template = template;
        this.came = pipeline.clock.instant();
    }

    /** Whether it may be sent now, or how long it has to wait before it asks again. */
    public Standing standing() {
        Standing standing = reservation.standing();
        if (standing instanceof Standing.Granted granted && permit == null) {
            permit = granted.permit();
            waited = Duration.between(came, pipeline.clock.instant());
        }
        return standing;
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
        if (permit != null && reached) {
            permit.answered();
        } else {
            reservation.cancel();
        }
        tell(0, took);
    }

    /**
     * Nobody wants it any more, and it was not sent: its place is free at once. One that may have reached the provider
     * has {@link #failed}.
     */
    public void cancel() {
        if (ends()) {
            reservation.cancel();
        }
    }

    private boolean ends() {
        boolean first = !over;
        over = true;
        return first;
    }

    private void tell(int status, Duration took) {
        try {
            context.observer()
                    .accept(new Exchange(method, target.baseUri(), template, status, waited, took, 1, Map.of()));
        } catch (RuntimeException e) {
            LOG.warn("an observer of {} failed", template, e); // must not hide what became of the call
        }
    }
}
