package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Coded;
import io.hirelay.model.RawJson;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.FileDto;
import io.hirelay.workable.wire.ResumeDto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's files as one list. Workable shows the résumé on the candidate and again among the files, and documents
 * of an offer on the offer and again among the files: each is listed once. Files tell no times, and often no kind; one
 * without a kind whose name says so is a cover letter.
 */
public final class AttachmentMapper {
    private static final String RESUME = "resume";
    private static final String OFFER = "offer";

    private static final Map<String, AttachmentType> KINDS = Map.of(
            RESUME,
            AttachmentType.RESUME,
            "cv",
            AttachmentType.RESUME,
            "cover_letter",
            AttachmentType.COVER_LETTER,
            OFFER,
            AttachmentType.OFFER);

    private static final Mapper<Found, Attachment> MAPPER = Mapper.of(Attachment.class, Found.class)
            .id(found -> found.id)
            .value("file_name", String.class, found -> text(found.name))
            .value("file_url", String.class, found -> text(found.url))
            .coded("attachment_type", AttachmentType.class, found -> found.type)
            .value("candidate", Ref.class, found -> Ids.ref(found.owner.candidate))
            .value("application", Ref.class, found -> found.owner.job == null ? null : Ids.ref(found.owner.candidate))
            .value("job", Ref.class, found -> Ids.ref(found.owner.job))
            .value("created_at", Instant.class, found -> WireTimes.instant(found.times.createdAt()))
            .value("updated_at", Instant.class, found -> WireTimes.instant(found.times.updatedAt()))
            .build();

    private AttachmentMapper() {}

    /** @param job shortcode; null for a candidate of the talent pool, who has no application either */
    private record Owner(String candidate, @Nullable String job) {
        static Owner of(CandidateDto candidate) {
            return new Owner(
                    Ids.required("candidate", candidate.id()),
                    candidate.job() == null ? null : candidate.job().shortcode());
        }
    }

    private record Times(
            @Nullable String createdAt, @Nullable String updatedAt) {
        static final Times UNTOLD = new Times(null, null);
    }

    private record Found(
            String id,
            Owner owner,
            @Nullable String name,
            @Nullable String url,
            Coded<AttachmentType> type,
            Times times) {}

    public static FieldPlan<Attachment> plan() {
        return MAPPER.plan();
    }

    /** The résumé as a candidate shows it, without a look at the files; a row of a list does not tell its address. */
    static Optional<Attachment> resume(Native<CandidateDto> candidate, boolean profile) {
        Optional<Attachment> resume = resume(candidate, null);
        return profile ? resume : resume.map(AttachmentMapper::withoutAddress);
    }

    private static Attachment withoutAddress(Attachment listed) {
        return new Attachment(
                listed.id(),
                listed.fileName(),
                Optional.empty(),
                listed.attachmentType(),
                listed.candidate(),
                listed.application(),
                listed.job(),
                listed.createdAt(),
                listed.updatedAt(),
                listed.remoteData(),
                Set.of("file_url"));
    }

    /** The résumé as a full profile shows it, without a look at the files. */
    public static Optional<Attachment> resume(Native<CandidateDto> profile) {
        return resume(profile, true);
    }

    /** A résumé that has been handed in and is not shown yet. */
    public static Attachment awaitedResume(Native<CandidateDto> candidate, String name) {
        String id = AttachmentIds.resume(candidate.value().id());
        return awaited(candidate, id, name, AttachmentType.RESUME);
    }

    /** Another file that has been handed in and is not shown yet, the first of its name. */
    public static Attachment awaited(Native<CandidateDto> candidate, String name) {
        String id = AttachmentIds.file(candidate.value().id(), "", name, 0);
        return awaited(candidate, id, name, AttachmentType.OTHER);
    }

    private static Attachment awaited(Native<CandidateDto> candidate, String id, String name, AttachmentType type) {
        Owner owner = Owner.of(candidate.value());
        return withoutAddress(
                MAPPER.row(new Found(id, owner, name, null, Coded.of(type), Times.UNTOLD), RawJson.of("{}")));
    }

    /**
     * Everything there is, in Workable's order, the résumé first.
     *
     * @param candidate as {@code GET /candidates/:id} shows it
     * @param documents of the offer; none where it has none or may not be seen
     */
    public static List<Attachment> all(
            Native<CandidateDto> candidate, List<Native<FileDto>> files, List<Native<FileDto>> documents) {
        Owner owner = Owner.of(candidate.value());
        List<Native<FileDto>> others = new ArrayList<>(Present.<Native<FileDto>>in(files));
        Native<FileDto> twin = takeResume(candidate.value(), others);
        Map<String, Attachment> byId = new LinkedHashMap<>();
        resume(candidate, twin).ifPresent(resume -> byId.put(resume.id().value(), resume));
        add(owner, others, "", byId);
        add(owner, documents, OFFER, byId);
        return List.copyOf(byId.values());
    }

    private static Optional<Attachment> resume(Native<CandidateDto> candidate, @Nullable Native<FileDto> twin) {
        Native<ResumeDto> metadata = candidate.value().resumeMetadata();
        ResumeDto told = metadata == null ? null : metadata.value();
        String url = candidate.value().resumeUrl();
        if (metadata == null && url == null && twin == null) {
            return Optional.empty();
        }
        Owner owner = Owner.of(candidate.value());
        String name = told == null ? null : told.filename();
        if (twin != null) {
            name = name == null ? twin.value().name() : name;
            url = url == null ? twin.value().previewUrl() : url;
        }
        RawJson raw = metadata != null ? metadata.raw() : twin != null ? twin.raw() : candidate.raw();
        return Optional.of(MAPPER.row(
                new Found(
                        AttachmentIds.resume(owner.candidate),
                        owner,
                        name,
                        url,
                        Coded.of(AttachmentType.RESUME),
                        told == null ? Times.UNTOLD : new Times(told.createdAt(), told.updatedAt())),
                raw));
    }

    /** Finds the résumé among the files and takes it out; others of its kind are earlier ones. */
    private static @Nullable Native<FileDto> takeResume(CandidateDto candidate, List<Native<FileDto>> files) {
        Native<ResumeDto> metadata = candidate.resumeMetadata();
        String filename = metadata == null ? null : metadata.value().filename();
        Native<FileDto> twin = filename == null
                ? first(files, file -> kind(file).equals(RESUME))
                : Optional.ofNullable(first(files, file -> kind(file).equals(RESUME) && filename.equals(file.name())))
                        .orElse(first(files, file -> file.kind() == null && filename.equals(file.name())));
        if (twin != null) {
            files.remove(twin);
        }
        return twin;
    }

    private static @Nullable Native<FileDto> first(Collection<Native<FileDto>> files, Predicate<FileDto> wanted) {
        for (Native<FileDto> file : files) {
            if (wanted.test(file.value())) {
                return file;
            }
        }
        return null;
    }

    private static void add(
            Owner owner, Collection<Native<FileDto>> files, String unsaid, Map<String, Attachment> byId) {
        Map<String, Integer> seen = new HashMap<>();
        for (Native<FileDto> file : files) {
            FileDto dto = file.value();
            String kind = dto.kind() == null ? unsaid : kind(dto);
            String name = dto.name() == null ? "" : dto.name();
            int ordinal = seen.merge(kind + '\n' + name, 1, Integer::sum) - 1;
            String id = AttachmentIds.file(owner.candidate, kind, name, ordinal);
            byId.computeIfAbsent(
                    id,
                    key -> MAPPER.row(
                            new Found(key, owner, dto.name(), dto.previewUrl(), type(dto, kind), Times.UNTOLD),
                            file.raw()));
        }
    }

    private static Coded<AttachmentType> type(FileDto file, String kind) {
        if (kind.isEmpty()) {
            boolean coverLetter = file.name() != null && normal(file.name()).startsWith("cover_letter");
            return Coded.of(coverLetter ? AttachmentType.COVER_LETTER : AttachmentType.OTHER);
        }
        AttachmentType type = KINDS.getOrDefault(kind, AttachmentType.OTHER);
        return file.kind() == null ? Coded.of(type) : Coded.of(type, file.kind());
    }

    private static String kind(FileDto file) {
        return file.kind() == null ? "" : normal(file.kind());
    }

    private static String normal(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('é', 'e').replaceAll("[ -]+", "_");
    }
}
