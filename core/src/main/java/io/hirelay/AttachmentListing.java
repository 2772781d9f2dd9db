package io.hirelay;

import io.hirelay.file.Download;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.NewAttachment;
import io.hirelay.model.Attachment;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Files: listed, added, fetched. Thread-safe. */
public final class AttachmentListing extends Listing<Attachment> {
    AttachmentListing(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.ATTACHMENTS_LIST, context);
    }

    /** Adds a file to a candidate. */
    public Written<Attachment> create(NewAttachment input) {
        return connection.write(Ats.ATTACHMENTS_CREATE, input, context.get());
    }

    /** Fetches a file; to be closed by the caller. */
    public Download download(AttachmentDownload input) {
        return connection.call(Ats.ATTACHMENTS_DOWNLOAD, input, context.get());
    }
}
