package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.error.Findings;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.file.Download;
import io.hirelay.input.ActivityKind;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewScorecard;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Activity;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Change;
import io.hirelay.model.Department;
import io.hirelay.model.Ref;
import io.hirelay.model.Requisition;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Unified;
import io.hirelay.model.Visibility;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Written;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes, files, reviews, units, openings and traits. */
final class RecordWrites {
    private RecordWrites() {}

    /** Who may read it is never wider than was said. */
    static PreparedWrite<Activity> activity(ReferenceSession session, NewActivity input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> person = targets.person("candidate_id", input.candidateId());
        Findings findings = targets.findings();
        if (input.kind() != ActivityKind.NOTE) {
            findings.add("activity_type", "must be note: nothing else can be written into a timeline here");
        }
        Visibility audience = input.visibility().orElse(Visibility.PRIVATE);
        if (audience == Visibility.ADMIN_ONLY) {
            findings.add("visibility", "must be public or private: owners have no notes of their own here");
        }
        findings.throwIfAny();
        return made(
                session,
                call,
                "entries.add",
                Bodies.merged(
                        Bodies.part(
                                "person",
                                id(person.orElseThrow(), "person"),
                                "what",
                                "note",
                                "text",
                                input.body(),
                                "audience",
                                audience == Visibility.PUBLIC ? "all" : "team"),
                        input.remoteData()),
                Written.Outcome.CREATED,
                row(PeopleMappers.ACTIVITY));
    }

    /** The system looks at a file before it lists it. */
    static PreparedWrite<Attachment> attachment(ReferenceSession session, NewAttachment input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> person = targets.person("candidate_id", input.candidateId());
        input.data()
                .filter(data -> data.length() > Changes.LARGEST_FILE / 4 * 3)
                .ifPresent(data -> targets.findings()
                        .add("data", "must not be more than " + Changes.LARGEST_FILE / 4 * 3 + " bytes"));
        targets.findings().throwIfAny();
        boolean resume = input.attachmentType()
                .filter(type -> type == AttachmentType.RESUME)
                .isPresent();
        return made(
                session,
                call,
                "files.keep",
                Bodies.merged(
                        Bodies.part(
                                "person",
                                id(person.orElseThrow(), "person"),
                                "name",
                                input.fileName(),
                                "sort",
                                resume
                                        ? "cv"
                                        : input.attachmentType()
                                                .map(AttachmentType::word)
                                                .orElse("other"),
                                "bytes",
                                input.data().orElseThrow()),
                        input.remoteData()),
                Written.Outcome.ACCEPTED,
                row(PeopleMappers.ATTACHMENT));
    }

    static Download download(ReferenceSession session, AttachmentDownload input, CallContext call) {
        Targets targets = new Targets(session, call);
        if (input.fileUrl().isPresent()) {
            targets.findings().add("file_url", "is good for a moment only: name the file by its id");
        }
        Optional<NativeRecord> file =
                input.id().flatMap(given -> targets.named("id", "files.fetch", "file", given.value()));
        targets.findings().throwIfAny();
        byte[] bytes =
                Base64.getDecoder().decode(String.valueOf(file.orElseThrow().text("bytes")));
        return new Download(
                Optional.ofNullable(file.get().text("name")),
                "application/octet-stream",
                OptionalLong.of(bytes.length),
                new ByteArrayInputStream(bytes));
    }

    static PreparedWrite<Scorecard> scorecard(ReferenceSession session, NewScorecard input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> person = targets.person("candidate_id", input.candidateId());
        targets.findings().throwIfAny();
        String who = id(person.orElseThrow(), "person");
        List<NativeRecord> candidacies = session.candidacies(who, call);
        String verdict = Words.VERDICTS.entrySet().stream()
                .filter(word -> word.getValue() == input.overallRecommendation().orElseThrow())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Map<String, @Nullable Object> review = Bodies.part(
                "person",
                who,
                "candidacy",
                candidacies.size() == 1 ? id(candidacies.get(0), "candidacy") : Optional.empty(),
                "verdict",
                verdict,
                "text",
                input.body());
        input.replace().ifPresent(replace -> review.put("instead", replace));
        return made(
                session,
                call,
                "reviews.add",
                Bodies.merged(review, input.remoteData()),
                Written.Outcome.CREATED,
                row(PeopleMappers.SCORECARD));
    }

    static PreparedWrite<Department> department(ReferenceSession session, NewDepartment input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> above = input.parent()
                .flatMap(parent ->
                        targets.named("parent", "units.get", "unit", parent.id().value()));
        targets.findings().throwIfAny();
        return made(
                session,
                call,
                "units.make",
                Bodies.merged(
                        Bodies.part("called", input.name(), "above", above.map(unit -> id(unit, "unit"))),
                        input.remoteData()),
                Written.Outcome.CREATED,
                row(HiringMappers.DEPARTMENT));
    }

    static PreparedWrite<Deleted> deletion(ReferenceSession session, DepartmentDeletion input, CallContext call) {
        String unit = input.id().value().strip();
        Map<String, @Nullable Object> words = Bodies.part("unit", unit);
        input.force().ifPresent(force -> words.put("with_all_below", force));
        Map<String, @Nullable Object> body = Bodies.merged(words, input.remoteData());
        return Prepared.turning(
                () -> {
                    session.one("units.get", "unit", unit, call);
                    return Prepared.plan("units.drop", body);
                },
                "there",
                () -> isThere(session, unit, call) ? "there" : "gone",
                () -> {
                    session.change("units.drop", body, call);
                    return new Deleted(unit);
                },
                () -> Optional.of(new Deleted(unit)));
    }

    private static boolean isThere(ReferenceSession session, String unit, CallContext call) {
        return session.records("units.list", Map.of(), call).stream().anyMatch(line -> unit.equals(line.text("unit")));
    }

    static PreparedWrite<Requisition> decision(
            ReferenceSession session, RequisitionDecision input, boolean yes, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> found =
                targets.named("id", "openings.get", "opening", input.id().value());
        targets.findings().throwIfAny();
        String opening = id(found.orElseThrow(), "opening");
        Map<String, @Nullable Object> words = Bodies.part("opening", opening, "yes", yes);
        input.reason().ifPresent(reason -> words.put("why", reason));
        Map<String, @Nullable Object> body = Bodies.merged(words, input.remoteData());
        return Prepared.turning(
                Prepared.plan("openings.decide", body),
                String.valueOf(found.get().text("state")),
                () -> String.valueOf(
                        session.one("openings.get", "opening", opening, call).text("state")),
                () -> row(HiringMappers.REQUISITION).apply(session.change("openings.decide", body, call)),
                () -> Optional.of(session.one("openings.get", "opening", opening, call))
                        .filter(now -> (yes ? "Granted" : "Refused").equals(now.text("state")))
                        .map(row(HiringMappers.REQUISITION)));
    }

    /** Traits are a part of the person's record and change as it does. */
    static PreparedWrite<CandidateCustomField> trait(
            ReferenceSession session, CustomFieldValue input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> person = targets.person("candidate_id", input.candidateId());
        Optional<NativeRecord> trait = targets.findings().resolve("id", () -> traitOf(session, input, call));
        trait.ifPresent(found -> checkValue(found, input, targets.findings()));
        targets.findings().throwIfAny();
        NativeRecord field = trait.orElseThrow();
        String key = id(field, "trait");
        Object value = input.value() instanceof Change.Set<AnswerValue> set ? said(field, set.value()) : null;
        return PersonChanges.prepared(
                session,
                person.orElseThrow(),
                now -> {
                    Map<String, @Nullable Object> traits = Bodies.part();
                    Optional.ofNullable(now.part("traits")).ifPresent(there -> traits.putAll(there.fields()));
                    if (value == null) {
                        // The system takes a null for the end of a trait, and shows none.
                        return traits.containsKey(key)
                                ? Bodies.part("traits", Bodies.part(key, Optional.empty()))
                                : Map.of();
                    }
                    traits.put(key, value);
                    return Bodies.part("traits", traits);
                },
                input.remoteData(),
                call,
                now -> new CandidateCustomField(
                        input.id(),
                        Optional.ofNullable(field.text("label")),
                        Optional.of(HiringMappers.traitType(field)),
                        Ref.to(id(now, "person")),
                        input.value() instanceof Change.Set<AnswerValue> set
                                ? Optional.of(HiringMappers.shown(field, set.value()))
                                : Optional.empty(),
                        now.raw()));
    }

    private static NativeRecord traitOf(ReferenceSession session, CustomFieldValue input, CallContext call) {
        return session.records("traits.list", Map.of(), call).stream()
                .filter(line -> input.id().value().strip().equals(line.text("trait")))
                .findFirst()
                .orElseThrow(
                        () -> InvalidRequestException.unresolved("id", "names no trait of people here", List.of()));
    }

    private static void checkValue(NativeRecord trait, CustomFieldValue input, Findings findings) {
        if (input.value() instanceof Change.Set<AnswerValue> set && said(trait, set.value()) == null) {
            findings.add(
                    "value",
                    "count".equals(trait.text("kind")) ? "must be a number" : "must be one of the trait's choices");
        }
    }

    /** A choice is kept by its id and may be given by its text; null where the trait takes no such value. */
    private static @Nullable Object said(NativeRecord trait, AnswerValue value) {
        if ("count".equals(trait.text("kind"))) {
            return value instanceof AnswerValue.Number number ? number.json() : null;
        }
        String text = value instanceof AnswerValue.Text words ? words.json() : "";
        return trait.parts("choices").stream()
                .filter(choice -> text.equals(choice.text("choice")) || text.equals(choice.text("says")))
                .map(choice -> choice.text("choice"))
                .findFirst()
                .orElse(null);
    }

    static <T extends Unified> Function<NativeRecord, T> row(Mapper<NativeRecord, T> mapper) {
        return line -> mapper.row(line, line.raw());
    }

    static <O> PreparedWrite<O> made(
            ReferenceSession session,
            CallContext call,
            String path,
            Map<String, @Nullable Object> body,
            Written.Outcome outcome,
            Function<NativeRecord, O> mapping) {
        return Prepared.making(
                session,
                call,
                () -> Prepared.plan(path, body),
                Optional.<HirelayException>empty(),
                List.of(path),
                outcome,
                ticket -> {
                    Map<String, @Nullable Object> sent = Bodies.sent(body);
                    sent.put("ticket", ticket);
                    return mapping.apply(session.change(path, sent, call));
                },
                made -> mapping.apply(made.get(0)));
    }
}
