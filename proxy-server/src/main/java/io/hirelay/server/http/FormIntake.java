package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.file.Spool;
import io.hirelay.server.secret.EncryptedSpool;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a body in {@code multipart/form-data}. Files go to the spool as they come, written by workers, no faster than
 * they can be written, so that only a few parts are in memory however large they are. Lives on the event loop; its
 * {@link Step}s run on workers, one after the other.
 */
final class FormIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FormIntake.class);

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    /** Bytes that wait to be written before the client has to wait. */
    private static final int MOST_WAITING = 256 * 1024;

    private static final int MOST_FILES = 8;

    private final HttpServerRequest request;
    private final Context eventLoop;
    private final Executor workers;
    private final EncryptedSpool spool;
    private final int largest;
    private final Receiver receiver;
    private final String end;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<Upload> uploads = new ArrayList<>();
    private Buffer tail = Buffer.buffer();
    private long received;
    private int waiting;
    private boolean paused;
    private boolean writing;
    private boolean ended;
    private boolean over;

    /** Who waits for the form; told once, on the event loop. */
    interface Receiver {
        /** All of it has come; to be closed when it is not needed any more. */
        void received(Form form, Runnable close);

        void refused(ErrorCode code, String message);
    }

    /** Something that has to be done about a file. */
    private interface Step {
        void run() throws IOException;
    }

    private FormIntake(
            HttpServerRequest request,
            Context eventLoop,
            Executor workers,
            EncryptedSpool spool,
            int largest,
            String boundary,
            Receiver receiver) {
        this.request = request;
        this.eventLoop = eventLoop;
        this.workers = workers;
        this.spool = spool;
        this.largest = largest;
        this.receiver = receiver;
        this.end = "--" + boundary + "--";
    }

    /**
     * Begins to read; the request must have been paused until now.
     *
     * @return the intake; empty when the form cannot be read, of which the receiver has been told
     */
    static Optional<FormIntake> begin(
            HttpServerRequest request,
            Context eventLoop,
            Executor workers,
            EncryptedSpool spool,
            int largest,
            Receiver receiver) {
        Matcher boundary = BOUNDARY.matcher(String.valueOf(request.getHeader("Content-Type")));
        if (!boundary.find()) {
            receiver.refused(
                    ErrorCode.REQUEST_INVALID,
                    "Content-Type: has no boundary; multipart/form-data; boundary=… would be right, which clients"
                            + " set by themselves when they are left to");
            return Optional.empty();
        }
        FormIntake intake = new FormIntake(
                request,
                eventLoop,
                workers,
                spool,
                largest,
                boundary.group(1) == null ? boundary.group(2) : boundary.group(1),
                receiver);
        intake.listen();
        return Optional.of(intake);
    }

    /** Whether a content type is that of a form. */
    static boolean reads(@Nullable String contentType) {
        return contentType != null && contentType.strip().regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    private void listen() {
        request.setExpectMultipart(true);
        request.uploadHandler(this::upload);
        request.handler(this::count);
        request.endHandler(done -> {
            ended = true;
            finishWhenWritten();
        });
        request.resume();
    }

    /** The form could not be understood: told by who decodes it. */
    void malformed() {
        refuse(
                ErrorCode.REQUEST_INVALID,
                "the body is not well-formed multipart/form-data, or one of its fields is too long; files must be parts"
                        + " that have a filename");
    }

    /** Nobody waits any more; what was written goes. */
    void abandon() {
        if (over) {
            return;
        }
        over = true;
        steps.clear();
        if (!writing) {
            closeAll();
        }
    }

    private void count(Buffer part) {
        received += part.length();
        tail = tail.length() + part.length() <= end.length() + 4
                ? tail.appendBuffer(part)
                : lastOf(tail.appendBuffer(part));
        if (received > largest) {
            refuse(ErrorCode.REQUEST_TOO_LARGE, "the body must have at most " + largest + " bytes");
        }
    }

    private Buffer lastOf(Buffer all) {
        return all.getBuffer(Math.max(0, all.length() - end.length() - 4), all.length());
    }

    private void upload(HttpServerFileUpload part) {
        if (over) {
            return;
        }
        if (uploads.size() == MOST_FILES) {
            refuse(ErrorCode.REQUEST_INVALID, "the form has more than " + MOST_FILES + " files");
            return;
        }
        Upload upload = new Upload(part.name(), String.valueOf(part.filename()));
        uploads.add(upload);
        part.handler(bytes -> add(bytes.length(), write(upload, bytes.getBytes())));
        part.endHandler(done -> add(0, upload::finish));
    }

    private static Step write(Upload upload, byte[] bytes) {
        return () -> upload.write(bytes);
    }

    private void add(int bytes, Step step) {
        if (over) {
            return;
        }
        steps.add(step);
        waiting += bytes;
        if (waiting > MOST_WAITING && !paused) {
            paused = true;
            request.pause();
        }
        work();
    }

    /** Has everything that waits done by one worker. */
    private void work() {
        if (writing || steps.isEmpty()) {
            return;
        }
        List<Step> batch = List.copyOf(steps);
        steps.clear();
        writing = true;
        waiting = 0;
        try {
            workers.execute(() -> {
                boolean done = run(batch);
                eventLoop.runOnContext(ready -> written(done));
            });
        } catch (RejectedExecutionException e) {
            writing = false;
            refuse(
                    ErrorCode.PLATFORM_OVERLOADED,
                    "the server has as many calls as it can bear; the call can be made again");
        }
    }

    private static boolean run(List<Step> batch) {
        try {
            for (Step step : batch) {
                step.run();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private void written(boolean done) {
        writing = false;
        if (over) {
            closeAll();
        } else if (!done) {
            refuse(
                    ErrorCode.PLATFORM_NOT_READY,
                    "the server has no place for the file now; the call can be made again");
        } else {
            work();
            if (paused && waiting <= MOST_WAITING) {
                paused = false;
                request.resume();
            }
            finishWhenWritten();
        }
    }

    private void finishWhenWritten() {
        if (over || !ended || writing || !steps.isEmpty()) {
            return;
        }
        if (!tail.toString(StandardCharsets.ISO_8859_1).stripTrailing().endsWith(end)
                || uploads.stream().anyMatch(upload -> upload.kept == null)) {
            refuse(ErrorCode.REQUEST_INVALID, "the body ends before the form does");
            return;
        }
        over = true;
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.formAttributes()
                .forEach((name, value) ->
                        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
        receiver.received(
                new Form(fields, uploads.stream().map(Upload::file).toList()), () -> uploads.forEach(Upload::close));
    }

    private void refuse(ErrorCode code, String message) {
        if (!over) {
            abandon();
            receiver.refused(code, message);
        }
    }

    private void closeAll() {
        uploads.forEach(Upload::close);
    }

    /** A file that comes; but for its names it is touched by one worker at a time, or by nobody else. */
    private final class Upload {
        private final String name;
        private final String fileName;
        private EncryptedSpool.@Nullable Writing open;
        private volatile Spool.@Nullable Kept kept;

        Upload(String name, String fileName) {
            this.name = name;
            this.fileName = fileName;
        }

        void write(byte[] bytes) throws IOException {
            writing().write(bytes, 0, bytes.length);
        }

        void finish() throws IOException {
            kept = writing().finish();
        }

        private EncryptedSpool.Writing writing() throws IOException {
            if (open == null) {
                open = spool.begin();
            }
            return open;
        }

        Form.File file() {
            Spool.Kept whole = kept;
            if (whole == null) {
                throw new IllegalStateException("the file has not come whole");
            }
            return new Form.File(name, fileName, whole);
        }

        void close() {
            try {
                if (kept != null) {
                    kept.close();
                } else if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                LOG.debug("a file could not be closed: {}", e.getClass().getName());
            }
        }
    }
}
