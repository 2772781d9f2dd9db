package io.hirelay.server.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.hirelay.server.config.LogFormat;
import io.hirelay.server.config.LogLevel;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go, and how they look. They are written by a thread of their own, so that a slow reader of the log
 * slows nobody else down; closing it writes what is left.
 */
public final class LogOutput implements AutoCloseable {
    /** Libraries that tell more than an operator wants to know. */
    private static final String[] QUIET = {"io.netty", "io.vertx", "okhttp3", "com.zaxxer.hikari", "org.flywaydb"};

    private final LoggerContext context;

    private LogOutput(LoggerContext context) {
        this.context = context;
    }

    /** Sends every log line to this stream from now on, in the place of where they went before. */
    public static LogOutput to(OutputStream out, LogFormat format, LogLevel level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        BatchedLines lines = new BatchedLines(out, encoder(format, context));
        lines.setContext(context);
        lines.setName("lines");
        lines.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(level.name()));
        root.addAppender(lines);
        for (String library : QUIET) {
            context.getLogger(library).setLevel(level == LogLevel.ERROR ? Level.ERROR : Level.WARN);
        }
        return new LogOutput(context);
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        EncoderBase<ILoggingEvent> encoder;
        if (format == LogFormat.JSON) {
            encoder = new JsonLines();
        } else {
            PatternLayoutEncoder text = new PatternLayoutEncoder();
            text.setPattern("%d{HH:mm:ss.SSS} %-5level %msg %kvp{NONE}%n");
            encoder = text;
        }
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    /** Writes what is left and stops. */
    @Override
    public void close() {
        context.reset();
    }
}
