package io.hirelay.server.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes log lines by a thread of its own, as many at a time as have come in a moment: whoever logs neither waits for
 * the reader of the log nor has to wake anybody up for every line. When more come than can be written, lines are left
 * out.
 */
final class BatchedLines extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int QUEUE = 8_192;

    /** Bytes that are written at a time. */
    private static final int PART = 32 * 1024;

    private static final long MOMENT_MILLIS = 20;
    private static final long MOST_MILLIS_TO_FLUSH = 2_000;

    private final OutputStream out;
    private final Encoder<ILoggingEvent> encoder;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(2 * PART);
    private final BlockingQueue<ILoggingEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer = new Thread(this::write, "log");

    BatchedLines(OutputStream out, Encoder<ILoggingEvent> encoder) {
        this.out = out;
        this.encoder = encoder;
        writer.setDaemon(true);
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.getThreadName(); // known only now; and what the message is made of may be another thing later
        if (event.getArgumentArray() != null) {
            event.getFormattedMessage();
        }
        queue.offer(event);
    }

    /** Writes what is left. */
    @Override
    public void stop() {
        if (isStarted()) {
            super.stop();
            writer.interrupt();
            try {
                writer.join(MOST_MILLIS_TO_FLUSH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        List<ILoggingEvent> events = new ArrayList<>();
        try {
            while (isStarted()) {
                events.add(queue.take());
                TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
                write(events);
            }
        } catch (InterruptedException stopped) {
            // with what is left to be written
        }
        write(events);
    }

    private void write(List<ILoggingEvent> events) {
        queue.drainTo(events);
        for (ILoggingEvent event : events) {
            lines.writeBytes(encoder.encode(event));
            if (lines.size() >= PART) {
                writeLines();
            }
        }
        events.clear();
        writeLines();
    }

    private void writeLines() {
        try {
            lines.writeTo(out);
            out.flush();
        } catch (IOException e) {
            addError("a log line could not be written", e);
        }
        lines.reset();
    }
}
