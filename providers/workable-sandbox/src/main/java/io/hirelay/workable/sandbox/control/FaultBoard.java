package io.hirelay.workable.sandbox.control;

import java.util.ArrayList;
import java.util.List;

/** The faults that wait for calls, in the order in which they were injected; thread-safe. */
public final class FaultBoard {
    private final List<Pending> pending = new ArrayList<>();

    private static final class Pending {
        private final Fault fault;
        private int toSkip;
        private int left;

        Pending(Fault fault) {
            this.fault = fault;
            this.toSkip = fault.skip();
            this.left = fault.times();
        }

        boolean hits() {
            if (toSkip > 0) {
                toSkip--;
                return false;
            }
            if (left != Integer.MAX_VALUE) {
                left--;
            }
            return true;
        }
    }

    synchronized void add(Fault fault) {
        pending.add(new Pending(fault));
    }

    synchronized void clear() {
        pending.clear();
    }

    synchronized List<Fault> waiting() {
        return pending.stream().map(entry -> entry.fault).toList();
    }

    /**
     * What happens to this call. Edits, delays and changes come together; of those that decide the answer only the first
     * that was injected comes, and the others wait for the next call.
     */
    public synchronized List<Effect> take(String method, String path) {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        boolean ended = false;
        for (Pending entry : pending) {
            boolean ends = entry.fault.effect() instanceof Effect.Ending;
            if ((ends && ended) || !entry.fault.fits(method, path) || !entry.hits()) {
                continue;
            }
            ended |= ends;
            effects.add(entry.fault.effect());
        }
        pending.removeIf(entry -> entry.left == 0);
        return effects;
    }
}
