package io.hirelay.workable.sandbox.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds answers back; ends all waiting when the account is closed. */
final class Pause implements AutoCloseable {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    void of(Duration length) {
        try {
            closed.get(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The usual end of a wait.
        } catch (ExecutionException e) {
            throw new IllegalStateException("closing cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** However the stage ends, the wait is over. */
    void until(CompletionStage<?> release) {
        CompletableFuture.anyOf(
                        closed, release.handle((value, failure) -> Boolean.TRUE).toCompletableFuture())
                .join();
    }

    @Override
    public void close() {
        closed.complete(null);
    }
}
