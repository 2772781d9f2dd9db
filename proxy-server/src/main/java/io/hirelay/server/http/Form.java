package io.hirelay.server.http;

import io.hirelay.file.Content;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A body in {@code multipart/form-data}. Its files are there as long as the call is served.
 *
 * @param fields values of parts without a file, by name, in the order they came
 */
public record Form(Map<String, List<String>> fields, List<File> files) {
    public Form {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = Collections.unmodifiableMap(copy);
        files = List.copyOf(files);
    }

    /**
     * A part that is a file.
     *
     * @param name the part's
     * @param fileName as the client tells it, without a path; may be empty
     */
    public record File(String name, String fileName, Content content) {
        public File {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(content, "content");
            fileName = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        }

        /** Names are personal data. */
        @Override
        public String toString() {
            return "File[" + content.length() + " bytes]";
        }
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
