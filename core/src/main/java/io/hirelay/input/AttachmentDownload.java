package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Attachment;
import io.hirelay.model.Doc;
import io.hirelay.model.Format;
import io.hirelay.model.Id;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import java.util.Optional;

/** Which file is wanted. */
@Doc("Which file is wanted.")
public record AttachmentDownload(
        @Doc("Id of an attachment; this or file_url is needed.")
        Optional<Id<Attachment>> id,

        @Personal @Format("uri") @Doc("Address of a file as an attachment names it.")
        Optional<String> fileUrl,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static AttachmentDownload of(Id<Attachment> id) {
        return new AttachmentDownload(Optional.of(id), Optional.empty(), RawJson.NULL);
    }

    @Override
    public void check(Findings findings) {
        if (id.isPresent() == fileUrl.isPresent()) {
            findings.add("id", "either id or file_url is needed, and not both");
        }
    }
}
