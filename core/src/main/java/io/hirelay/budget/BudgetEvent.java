package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Duration;

/** Something that happened to a budget. A call that had leave at once is no event. */
public sealed interface BudgetEvent {
    /** The key of the budget; does not give the credential away. */
    String budget();

    /** A call that had to wait may go. */
    record Granted(String budget, Lane lane, Duration waited) implements BudgetEvent {}

    /** A call will not get leave in time, or the line was full. */
    record Refused(String budget, Lane lane, Duration waited, Standing.Refused why) implements BudgetEvent {}

    /** A caller left the line. */
    record Left(String budget, Lane lane, Duration waited) implements BudgetEvent {}

    /** The provider refused a call for its rate, and nobody calls for this long. */
    record Throttled(String budget, Duration pause) implements BudgetEvent {}

    /** The provider told something about its count. */
    record Reported(String budget, BudgetReport report) implements BudgetEvent {}

    /** The ledger failed or did not answer; nobody had leave by it. */
    record Unanswered(String budget) implements BudgetEvent {}
}
