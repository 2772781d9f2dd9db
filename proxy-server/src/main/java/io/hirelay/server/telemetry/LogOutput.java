package io.hirelay.server.telemetry;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import io.hirelay.server.config.LogFormat;
import io.hirelay.server.config.LogLevel;
import java.io.OutputStream;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go, and how they look. They are written by a thread of their own, so that a slow reader of the log
 * slows nobody else down; closing it writes what is left.
 */
public final class LogOutput implements AutoCloseable {
    private static final int QUEUE = 8_192;
    private static final int MOST_MILLIS_TO_FLUSH = 2_000;

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
        OutputStreamAppender<ILoggingEvent> lines = new OutputStreamAppender<>();
        lines.setContext(context);
        lines.setName("lines");
        lines.setEncoder(encoder(format, context));
        lines.setOutputStream(new Unclosed(out));
        lines.start();
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setName("async");
        async.setQueueSize(QUEUE);
        async.setDiscardingThreshold(0);
        async.setNeverBlock(true);
        async.setMaxFlushTime(MOST_MILLIS_TO_FLUSH);
        async.addAppender(lines);
        async.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.valueOf(level.name()));
        root.addAppender(async);
        for (String library : QUIET) {
            context.getLogger(library).setLevel(level == LogLevel.ERROR ? Level.ERROR : Level.WARN);
        }
        return new LogOutput(context);
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        EncoderBase<ILoggingEvent> encoder;
        if (format == LogFormat.JSON) {
            LogstashEncoder json = new LogstashEncoder();
            json.setShortenedLoggerNameLength(0);
            encoder = json;
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

    /** Standard output outlives the log. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws java.io.IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws java.io.IOException {
            flush();
        }
    }
}
