package io.hirelay.conformance.budget;

import io.hirelay.budget.Budget;
import io.hirelay.budget.Reservation;
import io.hirelay.budget.Standing;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls a {@link SimulatedProvider} through a budget, as often as it lets him. Thread-safe only as far as
 * the simulation is.
 *
 * @param name the caller the calls are made for
 * @param outstanding how many calls it has waiting or under way at any time
 * @param patience until when a call can wait
 * @param thinks how long it pauses between the end of a call and the next
 */
public record SimulatedCaller(String name, Lane lane, int outstanding, Duration patience, Duration thinks) {
    /** One call after the other, without a pause. */
    public static SimulatedCaller greedy(String name, Lane lane) {
        return new SimulatedCaller(name, lane, 1, Duration.ofSeconds(25), Duration.ZERO);
    }

    /** Has so many calls at a time. */
    public SimulatedCaller with(int calls) {
        return new SimulatedCaller(name, lane, calls, patience, thinks);
    }

    /** Waits for so long. */
    public SimulatedCaller waiting(Duration time) {
        return new SimulatedCaller(name, lane, outstanding, time, thinks);
    }

    /** Pauses for so long between two calls. */
    public SimulatedCaller thinking(Duration time) {
        return new SimulatedCaller(name, lane, outstanding, patience, time);
    }

    /**
     * Starts calling.
     *
     * @param clock by which the caller knows its deadlines
     * @param latency of each way, from half of it to all
     */
    public Calls start(
            Simulation simulation,
            SimulatedProvider provider,
            Budget budget,
            InstantSource clock,
            Duration latency,
            Random random) {
        Calls calls = new Calls(this, simulation, provider, budget, clock, latency, random);
        for (int i = 0; i < outstanding; i++) {
            calls.next();
        }
        return calls;
    }

    /** What has become of a caller's calls. */
    public static final class Calls {
        private final SimulatedCaller caller;
        private final Simulation simulation;
        private final SimulatedProvider provider;
        private final Budget budget;
        private final InstantSource clock;
        private final Duration latency;
        private final Random random;
        private final List<Duration> waits = new ArrayList<>();
        private int refused;
        private int throttled;
        private int asked;

        private Calls(
                SimulatedCaller caller,
                Simulation simulation,
                SimulatedProvider provider,
                Budget budget,
                InstantSource clock,
                Duration latency,
                Random random) {
            this.caller = caller;
            this.simulation = simulation;
            this.provider = provider;
            this.budget = budget;
            this.clock = clock;
            this.latency = latency;
            this.random = random;
        }

        /** How many calls had leave. */
        public int made() {
            return waits.size();
        }

        /** How many calls the budget refused. */
        public int refused() {
            return refused;
        }

        /** How many calls the provider refused. */
        public int throttled() {
            return throttled;
        }

        /** How often a reservation was asked where it stands. */
        public int asked() {
            return asked;
        }

        /** What so many percent of the calls that had leave have waited at most. */
        public Duration waited(int percent) {
            List<Duration> sorted = new ArrayList<>(waits);
            Collections.sort(sorted);
            return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / 100);
        }

        private void next() {
            new Waiting().begin();
        }

        private Duration oneWay() {
            return latency.multipliedBy(500 + random.nextInt(501)).dividedBy(1_000);
        }

        private void again(Duration pause) {
            simulation.after(pause, this::next);
        }

        private void send(Standing.Granted leave) {
            simulation.after(oneWay(), () -> {
                SimulatedProvider.Answer answer = provider.arrive();
                simulation.after(oneWay(), () -> {
                    leave.permit().answered(answer.report());
                    if (answer.refused()) {
                        throttled++;
                        budget.throttled(answer.retryAfter());
                    }
                    again(caller.thinks());
                });
            });
        }

        private final class Waiting {
            private final Instant since = simulation.instant();
            private boolean over;
            private @Nullable Reservation reservation;

            private void begin() {
                CallContext call = CallContext.until(Deadline.after(caller.patience(), clock))
                        .withLane(caller.lane())
                        .calledBy(caller.name());
                reservation = budget.reserve(call, () -> simulation.after(Duration.ZERO, this::ask));
                ask();
            }

            private void ask() {
                if (over) {
                    return;
                }
                asked++;
                Standing standing = Objects.requireNonNull(reservation).standing();
                if (standing instanceof Standing.Waiting wait) {
                    simulation.after(wait.time(), this::ask);
                    return;
                }
                over = true;
                if (standing instanceof Standing.Granted leave) {
                    waits.add(Duration.between(since, simulation.instant()));
                    send(leave);
                } else {
                    refused++;
                    Duration retry = ((Standing.Refused) standing).retryAfter();
                    again(retry.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : retry);
                }
            }
        }
    }
}
