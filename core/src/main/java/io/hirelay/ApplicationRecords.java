package io.hirelay;

import io.hirelay.input.NewApplication;
import io.hirelay.input.Rejection;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.model.Application;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Applications: read, created, moved, decided on. Thread-safe. */
public final class ApplicationRecords extends Records<Application> {
    ApplicationRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.APPLICATIONS_LIST, Ats.APPLICATIONS_GET, context);
    }

    /** Lets a new candidate, or one who is there already, apply. */
    public Written<Application> create(NewApplication input) {
        return connection.write(Ats.APPLICATIONS_CREATE, input, context.get());
    }

    /** Moves one to another stage of its job. */
    public Written<Application> moveStage(StageMove input) {
        return connection.write(Ats.APPLICATIONS_MOVE_STAGE, input, context.get());
    }

    /** Rejects one; its stage stays. */
    public Written<Application> reject(Rejection input) {
        return connection.write(Ats.APPLICATIONS_REJECT, input, context.get());
    }

    /** Takes a rejection back. */
    public Written<Application> unreject(Unrejection input) {
        return connection.write(Ats.APPLICATIONS_UNREJECT, input, context.get());
    }
}
