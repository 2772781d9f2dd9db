package io.hirelay;

import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.input.TimeoffRequestChange;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Hris;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Requests for time off: read, filed, decided on. Thread-safe. */
public final class TimeoffRequestRecords extends Records<TimeoffRequest> {
    TimeoffRequestRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Hris.TIMEOFF_REQUESTS_LIST, Hris.TIMEOFF_REQUESTS_GET, context);
    }

    /** Files one. */
    public Written<TimeoffRequest> create(NewTimeoffRequest input) {
        return connection.write(Hris.TIMEOFF_REQUESTS_CREATE, input, context.get());
    }

    /** Decides on one as the input says. */
    public Written<TimeoffRequest> update(TimeoffRequestChange input) {
        return connection.write(Hris.TIMEOFF_REQUESTS_UPDATE, input, context.get());
    }

    /** Approves one. */
    public Written<TimeoffRequest> approve(TimeoffDecision input) {
        return connection.write(Hris.TIMEOFF_REQUESTS_APPROVE, input, context.get());
    }

    /** Rejects one. */
    public Written<TimeoffRequest> reject(TimeoffDecision input) {
        return connection.write(Hris.TIMEOFF_REQUESTS_REJECT, input, context.get());
    }
}
