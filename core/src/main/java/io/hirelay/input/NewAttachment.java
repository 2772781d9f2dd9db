package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.file.Content;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Doc;
import io.hirelay.model.Format;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.Optional;

/** A file that is to become one of a candidate. */
@Doc("A file that is to become one of a candidate.")
public record NewAttachment(
        @Required @Doc("Whose.") Id<Candidate> candidateId,

        @Doc("What it is: a resume takes the place of the one there is; other unless told otherwise.")
        Optional<AttachmentType> attachmentType,

        @Personal @Doc("Name with its extension; needed with data, else taken from the address.")
        Optional<String> fileName,

        @Personal @Doc("The bytes as base64.") Optional<Content> data,

        @Personal @Format("uri") @Doc("Public https address of the file; it is fetched without credentials.")
        Optional<String> fileUrl,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static NewAttachment of(String candidate, String fileName, Content data) {
        return new NewAttachment(
                Id.of(candidate),
                Optional.empty(),
                Optional.of(fileName),
                Optional.of(data),
                Optional.empty(),
                RawJson.NULL);
    }

    public NewAttachment as(AttachmentType type) {
        return new NewAttachment(candidateId, Optional.of(type), fileName, data, fileUrl, remoteData);
    }

    public FileInput file() {
        return new FileInput(fileName, data, fileUrl);
    }

    @Override
    public void check(Findings findings) {
        file().check(findings);
    }
}
