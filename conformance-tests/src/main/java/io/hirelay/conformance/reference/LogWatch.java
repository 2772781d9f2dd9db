package io.hirelay.conformance.reference;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Reads everything that is logged through the JDK while it is open, at any level. */
final class LogWatch extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.hirelay");
    private final Level before = logger.getLevel();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Formatter formatter = new SimpleFormatter();

    LogWatch() {
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord event) {
        StringWriter line = new StringWriter();
        line.append(formatter.formatMessage(event));
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(line));
        }
        lines.add(line.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
