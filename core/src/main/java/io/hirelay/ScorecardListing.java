package io.hirelay;

import io.hirelay.input.NewScorecard;
import io.hirelay.model.Scorecard;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Scorecards: listed and written. Thread-safe. */
public final class ScorecardListing extends Listing<Scorecard> {
    ScorecardListing(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.SCORECARDS_LIST, context);
    }

    /** Rates a candidate. */
    public Written<Scorecard> create(NewScorecard input) {
        return connection.write(Ats.SCORECARDS_CREATE, input, context.get());
    }
}
