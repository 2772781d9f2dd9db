package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The count of one credential's calls: who may call now, and when it is worth asking again. One in memory serves a
 * process; processes that share a credential share one kept elsewhere. It gives away every place that is wanted and
 * free, in the order of {@link Shares#next}, and none beyond what {@link Allowance} allows. No method blocks, waits for
 * input or output, or throws: a budget calls them with its own lock held. Thread-safe; what one thread tells takes effect
 * in the order told.
 */
public interface Ledger {
    /**
     * Asks for leave for calls that wait. The answer may come at once or later, on any thread, and may be a failure,
     * which gives no place away. Only one claim of a budget is under way at a time, except after one that did not
     * answer for long.
     *
     * @param wanted how many wait in each lane; a lane in which none waits may be absent
     */
    CompletionStage<Claim> claim(Map<Lane, Integer> wanted);

    /**
     * The call's answer has come, or nobody can say whether it will: its place is free again one window from now, and
     * the count is corrected by what the provider says.
     *
     * @param report what the headers of the answer to this very call say; {@link BudgetReport#NONE} when nothing
     */
    void answered(Slot slot, BudgetReport report);

    /** The call never reached the provider: its place is free at once. */
    void unused(Slot slot);

    /** The provider refused a call for its rate: nobody calls for this long, as bounded by {@link Allowance#pause}. */
    void throttled(Duration pause);

    /** What is left at this moment, as far as it is known here. */
    BudgetState state();

    /**
     * How long until a call can go that has this many waiting calls going before it, as far as it is known here; may be
     * too short, should not be too long, and is zero only when it is worth asking now.
     */
    Duration opensIn(int before);
}
