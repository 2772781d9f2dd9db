package io.hirelay.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of a server in order and stops them in the opposite one. Thread-safe; runs once. */
final class LifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifeCycle.class);

    private final List<Part> parts;
    private final Deque<Part> started = new ArrayDeque<>();
    private volatile State state = State.NEW;

    LifeCycle(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Where the server is in its life. */
    enum State {
        NEW,
        STARTING,
        READY,
        STOPPING,
        STOPPED
    }

    /** Something that runs while the server does. */
    record Part(String name, Runnable start, Runnable stop) {
        /** Something that is there already and has to be closed at the end. */
        static Part closing(String name, Runnable stop) {
            return new Part(name, () -> {}, stop);
        }
    }

    State state() {
        return state;
    }

    /** Starts every part; when one fails, those before it are stopped and the failure goes on. */
    synchronized void start() {
        if (state != State.NEW) {
            throw new IllegalStateException("a server is started once");
        }
        state = State.STARTING;
        for (Part part : parts) {
            try {
                part.start().run();
                started.push(part);
            } catch (RuntimeException | Error e) {
                stop();
                throw e;
            }
        }
        state = State.READY;
    }

    /** Stops what was started; twice is harmless. A part that fails to stop does not keep the others from it. */
    void stop() {
        if (state == State.READY) {
            state = State.STOPPING; // seen by /ready before the first part begins to stop
        }
        stopParts();
    }

    private synchronized void stopParts() {
        state = state == State.STOPPED ? State.STOPPED : State.STOPPING;
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.stop().run();
            } catch (RuntimeException e) {
                LOG.warn(
                        "{} did not stop as it should: {}",
                        part.name(),
                        e.getClass().getName());
            }
        }
        state = State.STOPPED;
    }
}
