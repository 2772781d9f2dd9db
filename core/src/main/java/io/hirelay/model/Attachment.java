package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A file of a candidate. */
@Doc("A file of a candidate.")
public record Attachment(
        @Required @Doc("The canonical id.") Id<Attachment> id,
        @Personal @Doc("Name of the file.") Optional<String> fileName,

        @Personal @Format("uri") @Doc("Address to fetch it from; may be valid for a short time only.")
        Optional<String> fileUrl,

        @Doc("What it is.") Optional<Coded<AttachmentType>> attachmentType,
        @Doc("Whose it is.") Optional<Ref<Candidate>> candidate,
        @Doc("The application it came with.") Optional<Ref<Application>> application,
        @Doc("The job it came for.") Optional<Ref<Job>> job,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Attachment {
        notLoaded = Set.copyOf(notLoaded);
    }
}
