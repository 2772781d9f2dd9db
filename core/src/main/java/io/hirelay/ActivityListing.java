package io.hirelay;

import io.hirelay.input.NewActivity;
import io.hirelay.model.Activity;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Activities: read and written. Thread-safe. */
public final class ActivityListing extends Listing<Activity> {
    ActivityListing(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.ACTIVITIES_LIST, context);
    }

    /** Writes a note, a link or a rating into a candidate's timeline. */
    public Written<Activity> create(NewActivity input) {
        return connection.write(Ats.ACTIVITIES_CREATE, input, context.get());
    }
}
