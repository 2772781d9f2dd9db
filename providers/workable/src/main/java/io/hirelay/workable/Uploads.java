package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.file.Spool;
import io.hirelay.http.FileFetcher;
import io.hirelay.http.Reach;
import io.hirelay.input.FileInput;
import io.hirelay.operation.CallContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Files that stand in the body of a write, as Workable takes them: name and bytes. One that is given by its address is
 * fetched here and not by Workable, which could reach no address that is only for us and would tell nobody that it
 * failed. For one thread.
 */
final class Uploads {
    /** Extensions of files whose host names them without one. */
    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/pdf", "pdf",
            "application/msword", "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
            "application/vnd.oasis.opendocument.text", "odt",
            "application/rtf", "rtf",
            "text/rtf", "rtf");

    private static final int LONGEST_NAME = 255;

    private final WorkableSession session;
    private final CallContext call;
    private final List<Spool.Kept> kept = new ArrayList<>();

    Uploads(WorkableSession session, CallContext call) {
        this.session = session;
        this.call = call;
    }

    /**
     * The file as it is sent.
     *
     * @param findings about the file
     * @return empty when it cannot be sent
     */
    Optional<Map<String, Object>> file(FileInput file, FileRules rules, Findings findings) {
        Optional<Map<String, Object>> body = spooled(file, rules, findings);
        if (kept.isEmpty()) {
            return body;
        }
        try (InputStream bytes = kept.get(kept.size() - 1).open()) {
            byte[] copy = bytes.readAllBytes();
            return body.map(spooled -> body((String) spooled.get("name"), Content.of(copy)));
        } catch (IOException e) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, FileFetcher.FIELD, "could not be kept for sending");
        } finally {
            close();
        }
    }

    /** The same for large files: what was fetched stays where it is spooled until this is closed. */
    Optional<Map<String, Object>> spooled(FileInput file, FileRules rules, Findings findings) {
        return file.data().isPresent()
                ? given(file.fileName().orElse(""), file.data().get(), rules, findings)
                : fetched(file, rules, findings);
    }

    /** Closes this when the preparation of a write that needs it fails. */
    <W> W closedUnless(Supplier<W> prepared) {
        try {
            return prepared.get();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Lets go of what is spooled. */
    void close() {
        kept.forEach(Spool.Kept::close);
        kept.clear();
    }

    private static Optional<Map<String, Object>> given(
            String name, Content content, FileRules rules, Findings findings) {
        if (content.length() > rules.most()) {
            findings.add("data", "is larger than " + rules.mostShown() + ", the most that Workable takes here");
        }
        checkName(name, findings);
        if (!rules.takes(name)) {
            findings.add("file_name", "must end in " + String.join(", ", rules.types()));
        }
        return Optional.of(body(name, content));
    }

    private Optional<Map<String, Object>> fetched(FileInput file, FileRules rules, Findings findings) {
        Optional<FileFetcher.Fetched> fetched = findings.resolve(
                FileFetcher.FIELD,
                () -> session.files()
                        .fetch(
                                file.fileUrl().orElse(""),
                                Reach.alsoOrigin(session.settings().baseUri()),
                                rules.most(),
                                call));
        if (fetched.isEmpty()) {
            return Optional.empty();
        }
        kept.add(fetched.get().content());
        file.fileName().ifPresent(own -> checkName(own, findings));
        String name = file.fileName().orElseGet(() -> name(fetched.get(), rules));
        if (!rules.takes(name)) {
            findings.add(
                    file.fileName().isPresent() ? "file_name" : FileFetcher.FIELD,
                    "must be a file whose name ends in " + String.join(", ", rules.types())
                            + "; file_name can name it otherwise than its address");
        }
        return Optional.of(body(name, fetched.get().content()));
    }

    private static void checkName(String name, Findings findings) {
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < 0x20)) {
            findings.add(
                    "file_name",
                    "must be a name of at most " + LONGEST_NAME + " characters without a path, such as cv.pdf");
        }
    }

    private static String name(FileFetcher.Fetched fetched, FileRules rules) {
        String name = fetched.name().orElse("file");
        String type = fetched.type().toLowerCase(Locale.ROOT).split(";")[0].strip();
        return rules.takes(name) || !EXTENSIONS.containsKey(type) ? name : name + "." + EXTENSIONS.get(type);
    }

    private static Map<String, Object> body(String name, Content content) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("data", content);
        return body;
    }
}
