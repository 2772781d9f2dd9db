package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.file.Download;
import io.hirelay.http.FileFetcher;
import io.hirelay.http.Reach;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.model.Attachment;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.AttachmentIds;
import java.net.URI;
import java.util.List;

/**
 * Files of candidates as they are read. Their addresses are signed and hold for a while only: by its id a file is always
 * found under a new one. What signed addresses lead to is none of Workable's own hosts, so no credential goes there.
 */
final class Downloads {
    /** Nothing that Workable takes is near as large. */
    private static final long MOST = 100L * 1024 * 1024;

    private static final String ID = "id";

    private Downloads() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.action(Ats.ATTACHMENTS_DOWNLOAD, Downloads::open);
    }

    private static Download open(WorkableSession session, AttachmentDownload wanted, CallContext call) {
        return wanted.id().isPresent()
                ? byId(session, wanted.id().get().value().strip(), call)
                : byAddress(session, wanted.fileUrl().orElseThrow(), call);
    }

    private static Download byAddress(WorkableSession session, String address, CallContext call) {
        try {
            return session.files().open(address, Reach.alsoOrigin(base(session)), MOST, call);
        } catch (NotFoundException e) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    FileFetcher.FIELD,
                    "leads to no file any more (" + e.getMessage()
                            + "): such addresses hold for a short time; the id of the attachment always works");
        }
    }

    private static Download byId(WorkableSession session, String id, CallContext call) {
        try {
            return open(session, find(session, id, call), call);
        } catch (NotFoundException perhapsExpired) {
            return open(session, find(session, id, call), call);
        }
    }

    private static Download open(WorkableSession session, Attachment found, CallContext call) {
        String address = found.fileUrl()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND,
                        "Workable does not tell where the file is; it may still be busy with it",
                        null));
        Download download;
        try {
            download = session.files().open(address, Reach.alsoHost(base(session)), MOST, call);
        } catch (InvalidRequestException e) {
            throw new ProtocolException(
                    "Workable tells an address of the file that "
                            + e.failures().get(0).message(),
                    null,
                    null);
        }
        return found.fileName().isEmpty()
                ? download
                : new Download(found.fileName(), download.contentType(), download.length(), download.stream());
    }

    private static Attachment find(WorkableSession session, String id, CallContext call) {
        String candidate = AttachmentIds.candidate(id)
                .filter(owner -> owner.matches("[0-9A-Za-z]+"))
                .orElseThrow(() -> Identifiers.unresolved("is no id of an attachment: take it from a list", List.of()));
        List<Attachment> all;
        try {
            all = Attachments.all(session, candidate, RemoteQuery.NONE, call);
        } catch (InvalidRequestException e) {
            throw e.about(ID);
        }
        return all.stream()
                .filter(attachment -> attachment.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> Identifiers.unresolved("the candidate has no such attachment", List.of()));
    }

    private static URI base(WorkableSession session) {
        return session.settings().baseUri();
    }
}
