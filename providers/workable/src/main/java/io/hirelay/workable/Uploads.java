package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Content;
import io.hirelay.http.FileFetcher;
import io.hirelay.http.Reach;
import io.hirelay.input.FileInput;
import io.hirelay.operation.CallContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Files that stand in the body of a write, as Workable takes them: name and bytes. One that is given by its address is
 * fetched here and not by Workable, which could reach no address that is only for us and would tell nobody that it
 * failed.
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

    private final WorkableSession session;
    private final CallContext call;

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
        return file.data().isPresent()
                ? given(file.fileName().orElse(""), file.data().get(), rules, findings)
                : fetched(file, rules, findings);
    }

    private static Optional<Map<String, Object>> given(
            String name, Content content, FileRules rules, Findings findings) {
        if (content.length() > rules.most()) {
            findings.add("data", "is larger than " + rules.mostShown() + ", the most that Workable takes here");
        }
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
        try (var content = fetched.get().content();
                InputStream bytes = content.open()) {
            String name = file.fileName().orElseGet(() -> name(fetched.get(), rules));
            if (!rules.takes(name)) {
                findings.add(
                        file.fileName().isPresent() ? "file_name" : FileFetcher.FIELD,
                        "must be a file whose name ends in " + String.join(", ", rules.types())
                                + "; file_name can name it otherwise than its address");
            }
            return Optional.of(body(name, Content.of(bytes.readAllBytes())));
        } catch (IOException e) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, FileFetcher.FIELD, "could not be kept for sending");
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
