package io.hirelay.server.once;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call that a thread of this process makes, for its twins. Thread-safe. */
final class Attempt {
    private final CallKey call;
    private final CompletableFuture<Ending> told = new CompletableFuture<>();
    private volatile boolean granted;
    private volatile boolean noted;
    private volatile @Nullable Ending ending;
    private volatile @Nullable Runnable keeping;

    /** How it ended. */
    sealed interface Ending {
        /** With an answer that everybody gets. */
        record Answered(KeptAnswer answer) implements Ending {}

        /** With a failure that is not kept. */
        record Failed(RuntimeException failure) implements Ending {}

        /** Without anything to be told. */
        record GivenUp() implements Ending {}
    }

    Attempt(CallKey call) {
        this.call = call;
    }

    CallKey call() {
        return call;
    }

    /** The key stands for its request from now on. */
    void granted() {
        granted = true;
    }

    boolean isGranted() {
        return granted;
    }

    /** Something was noted: the write may have been made from now on. */
    void noted() {
        noted = true;
    }

    boolean hasNoted() {
        return noted;
    }

    /** How it ended; the first word counts. */
    synchronized void ended(Ending how) {
        if (ending == null) {
            ending = how;
        }
    }

    /** What has to be done so that the end is kept. */
    void toSettle(Runnable work) {
        keeping = work;
    }

    /** Does it; it stays to be done when it fails. */
    synchronized void settle() {
        Runnable work = keeping;
        if (work != null) {
            work.run();
            keeping = null;
        }
    }

    boolean isSettled() {
        return keeping == null;
    }

    /** Tells the twins how it ended. */
    void tell() {
        told.complete(ending == null ? new Ending.GivenUp() : ending);
    }

    boolean isTold() {
        return told.isDone();
    }

    /** How it ended, once that is told. */
    CompletableFuture<Ending> ending() {
        return told;
    }
}
