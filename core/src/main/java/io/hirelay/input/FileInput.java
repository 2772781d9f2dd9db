package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.file.Content;
import io.hirelay.model.Doc;
import io.hirelay.model.Format;
import io.hirelay.model.Personal;
import java.util.Optional;

/** A file: its bytes, or an address to fetch it from. */
@Doc("A file: its bytes, or an address to fetch it from.")
public record FileInput(
        @Personal @Doc("Name with its extension; needed with data, else taken from the address.")
        Optional<String> fileName,

        @Personal @Doc("The bytes as base64.") Optional<Content> data,

        @Personal @Format("uri") @Doc("Public https address of the file; it is fetched without credentials.")
        Optional<String> fileUrl) {

    public static FileInput of(String fileName, Content data) {
        return new FileInput(Optional.of(fileName), Optional.of(data), Optional.empty());
    }

    public static FileInput of(String fileUrl) {
        return new FileInput(Optional.empty(), Optional.empty(), Optional.of(fileUrl));
    }

    void check(Findings findings) {
        if (data.isPresent() == fileUrl.isPresent()) {
            findings.add("data", "either data or file_url is needed, and not both");
        }
        if (data.isPresent() && fileName.isEmpty()) {
            findings.add("file_name", "is required with data");
        }
        if (fileName.filter(FileInput::isNoName).isPresent()) {
            findings.add("file_name", "must be the name of a file such as cv.pdf");
        }
        if (data.isPresent() && data.get().length() == 0) {
            findings.add("data", "must not be empty");
        }
    }

    private static boolean isNoName(String name) {
        return name.equals(".") || name.equals("..");
    }
}
