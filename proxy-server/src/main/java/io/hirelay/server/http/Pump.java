package io.hirelay.server.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/**
 * Carries a stream to a client: reads on a worker, writes on the event loop, no faster than the client takes it, so that
 * only a few parts are in memory however long the stream is. An answer that cannot be finished is never made to look
 * finished.
 */
final class Pump {
    /** Bytes that are read at a time. */
    static final int PART = 32 * 1024;

    /** Parts on their way to the client at one time. */
    private static final int ON_THEIR_WAY = 4;

    private final Context eventLoop;
    private final HttpServerResponse response;
    private final Semaphore free = new Semaphore(ON_THEIR_WAY);
    private volatile boolean stopped;

    Pump(Context eventLoop, HttpServerResponse response) {
        this.eventLoop = eventLoop;
        this.response = response;
    }

    /**
     * Carries everything and closes the stream; to be called on a worker once the head of the answer is on its way.
     *
     * @param length how many bytes must come
     * @return whether all of it was handed over
     */
    boolean carry(InputStream stream, OptionalLong length) {
        try (stream) {
            long carried = 0;
            byte[] part = new byte[PART];
            for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
                carried += read;
                if (length.isPresent() && carried > length.getAsLong()
                        || !hand(Buffer.buffer(read).appendBytes(part, 0, read))) {
                    return false;
                }
            }
            // What was handed over last may still be on its way.
            return (length.isEmpty() || carried == length.getAsLong()) && arrived();
        } catch (IOException | RuntimeException e) {
            return false; // the head has been sent: all that is left is to end the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nobody takes anything any more. */
    void stop() {
        stopped = true;
        free.release(ON_THEIR_WAY);
    }

    private boolean hand(Buffer part) throws InterruptedException {
        free.acquire();
        if (stopped) {
            return false;
        }
        eventLoop.runOnContext(ready -> {
            if (stopped || response.closed()) {
                stop();
            } else {
                response.write(part).onComplete(written -> {
                    if (written.succeeded()) {
                        free.release();
                    } else {
                        stop();
                    }
                });
            }
        });
        return true;
    }

    private boolean arrived() throws InterruptedException {
        free.acquire(ON_THEIR_WAY);
        return !stopped;
    }
}
