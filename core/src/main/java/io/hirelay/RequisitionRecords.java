package io.hirelay;

import io.hirelay.input.RequisitionDecision;
import io.hirelay.model.Requisition;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Requisitions: read and decided on. Thread-safe. */
public final class RequisitionRecords extends Records<Requisition> {
    RequisitionRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.REQUISITIONS_LIST, Ats.REQUISITIONS_GET, context);
    }

    /** Approves one. */
    public Written<Requisition> approve(RequisitionDecision input) {
        return connection.write(Ats.REQUISITIONS_APPROVE, input, context.get());
    }

    /** Rejects one. */
    public Written<Requisition> reject(RequisitionDecision input) {
        return connection.write(Ats.REQUISITIONS_REJECT, input, context.get());
    }
}
