package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.HirelayException;
import io.hirelay.input.AnswerInput;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.OnDuplicate;
import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.RawJson;
import io.hirelay.model.Source;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * People who come in: a person, and a candidacy where there is a job for it. Two steps, of which the second may fail; the
 * ticket lets both be sent again.
 */
final class Arrivals {
    private static final String MAKE = "people.make";
    private static final String OPEN = "candidacies.open";

    private Arrivals() {}

    /** A job and the stage of its plan to begin in. */
    private record Place(String job, String stage) {}

    static PreparedWrite<Candidate> candidate(ReferenceSession session, NewCandidate input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<Place> place = input.jobId().flatMap(job -> place(targets, "", job, input.stageId()));
        if (input.jobId().isEmpty() && input.stageId().isPresent()) {
            targets.findings().add("stage_id", "is a stage of a job: name the job too");
        }
        Map<String, @Nullable Object> person = person(input, targets.findings());
        targets.findings().throwIfAny();
        Optional<NativeRecord> same = same(session, input, place, call);
        OnDuplicate wish = input.onDuplicate().orElse(OnDuplicate.ERROR);
        if (same.isPresent() && wish != OnDuplicate.ERROR) {
            return existing(session, id(same.get(), "person"), input, wish, call);
        }
        List<String> paths = place.isPresent() ? List.of(MAKE, OPEN) : List.of(MAKE);
        return Prepared.making(
                session,
                call,
                () -> Prepared.plan(MAKE, Bodies.merged(person, input.remoteData())),
                duplicate(same),
                paths,
                Written.Outcome.CREATED,
                ticket -> {
                    String made = made(session, person, input.remoteData(), ticket, call);
                    place.ifPresent(there -> opened(session, made, there, RawJson.NULL, ticket, call));
                    return Prepared.readBack(() -> session.getCandidate(made, call));
                },
                made -> session.getCandidate(id(made.get(0), "person"), call));
    }

    static PreparedWrite<Application> application(ReferenceSession session, NewApplication input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<Place> place = place(targets, "", input.jobId(), input.stageId());
        Optional<NativeRecord> known = input.candidate().id().flatMap(who -> targets.person("candidate.id", who));
        boolean isNew = input.candidate().id().isEmpty();
        Map<String, @Nullable Object> person =
                isNew ? person(input.candidate(), targets.findings().under("candidate")) : Map.of();
        targets.findings().throwIfAny();
        Place there = place.orElseThrow();
        Optional<NativeRecord> same = isNew
                ? same(session, input.candidate(), place, call)
                : known.filter(who -> session.candidacies(id(who, "person"), call).stream()
                        .anyMatch(candidacy -> there.job().equals(candidacy.text("job"))));
        if (same.isPresent() && input.candidate().onDuplicate().orElse(OnDuplicate.ERROR) != OnDuplicate.ERROR) {
            return existing(session, same.get(), there, call);
        }
        Supplier<Plan> plan = isNew
                ? () -> Prepared.plan(
                        MAKE, Bodies.merged(person, input.candidate().remoteData()))
                : () -> Prepared.plan(OPEN, opening(id(known.orElseThrow(), "person"), there, input.remoteData()));
        return Prepared.making(
                session,
                call,
                plan,
                duplicate(same),
                isNew ? List.of(MAKE, OPEN) : List.of(OPEN),
                Written.Outcome.CREATED,
                ticket -> {
                    String who = known.map(line -> id(line, "person"))
                            .orElseGet(() ->
                                    made(session, person, input.candidate().remoteData(), ticket, call));
                    return application(opened(session, who, there, input.remoteData(), ticket, call));
                },
                made -> application(made.get(made.size() - 1)));
    }

    private static Application application(NativeRecord candidacy) {
        return PeopleMappers.APPLICATION.row(candidacy, candidacy.raw());
    }

    private static PreparedWrite<Application> existing(
            ReferenceSession session, NativeRecord person, Place place, CallContext call) {
        NativeRecord candidacy = session.candidacies(id(person, "person"), call).stream()
                .filter(line -> place.job().equals(line.text("job")))
                .findFirst()
                .orElseThrow();
        return matched(application(candidacy), OPEN);
    }

    private static PreparedWrite<Candidate> existing(
            ReferenceSession session, String person, NewCandidate input, OnDuplicate wish, CallContext call) {
        return wish == OnDuplicate.RETURN_EXISTING
                ? matched(session.getCandidate(person, call), MAKE)
                : PersonChanges.merging(session, person, input, call);
    }

    /** Nothing to do: the record is there. */
    private static <O> PreparedWrite<O> matched(O value, String path) {
        PreparedWrite<O> unchanged = PreparedWrite.unchanged(value, Prepared.plan(path, Map.of()));
        return new PreparedWrite<>() {
            @Override
            public Plan plan() {
                return unchanged.plan();
            }

            @Override
            public Written<O> execute() {
                return new Written<>(value, Written.Outcome.MATCHED);
            }

            @Override
            public Reconciliation<O> look(String baseline) {
                return new Reconciliation.Happened<>(execute());
            }
        };
    }

    private static Optional<HirelayException> duplicate(Optional<NativeRecord> same) {
        return same.map(who -> new ConflictException(
                ErrorCode.REMOTE_DUPLICATE,
                "emails: a candidate with such an address is there already; on_duplicate says what to do then",
                null));
    }

    /** Somebody with one of the addresses: for the same job, or for none where there is none to apply for. */
    private static Optional<NativeRecord> same(
            ReferenceSession session, NewCandidate input, Optional<Place> place, CallContext call) {
        for (EmailAddress email : input.emails()) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("mail", email.email().orElseThrow().strip());
            place.ifPresent(there -> words.put("job", there.job()));
            Optional<NativeRecord> found =
                    session.records("people.search", words, call).stream().findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> place(
            Targets targets, String prefix, Id<?> job, Optional<Id<JobInterviewStage>> stage) {
        return targets.job(prefix + "job_id", job).flatMap(found -> {
            String jobId = id(found, "job");
            Optional<NativeRecord> first = stage.isPresent()
                    ? targets.stage(prefix + "stage_id", stage.get(), jobId)
                    : targets.stageOfClass("Lead", jobId);
            return first.map(there -> new Place(jobId, id(there, "stage")));
        });
    }

    private static Map<String, @Nullable Object> person(NewCandidate input, Findings findings) {
        Map<String, @Nullable Object> person = new LinkedHashMap<>();
        person.put(
                "called",
                input.name()
                        .orElseGet(() -> String.join(
                                " ",
                                input.firstName().orElse(""),
                                input.lastName().orElse("")))
                        .strip());
        person.put("mails", Bodies.mails(input.emails()));
        person.put("phones", Bodies.phones(input.phones()));
        person.put("links", Bodies.links(input.urls()));
        person.put("labels", words(input, findings));
        input.title().ifPresent(title -> person.put("headline", title));
        input.company().ifPresent(company -> person.put("employer", company));
        input.source()
                .flatMap(Source::name)
                .ifPresent(name -> person.put("came_by", Bodies.part("channel", name, "kind", "told")));
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        for (int i = 0; i < input.answers().size(); i++) {
            AnswerInput answer = input.answers().get(i);
            if (answer.file().isPresent()) {
                findings.add("answers[" + i + "].file", "cannot be kept: no question here is answered by a file");
            }
            answers.add(Bodies.part(
                    "asked",
                    answer.question(),
                    "q",
                    answer.questionId(),
                    "kind",
                    Optional.empty(),
                    "said",
                    answer.value().map(value -> value.json())));
        }
        person.put("answers", answers);
        return person;
    }

    private static List<String> words(NewCandidate input, Findings findings) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < input.tags().size(); i++) {
            int at = i;
            input.tags()
                    .get(i)
                    .name()
                    .ifPresentOrElse(
                            words::add,
                            () -> findings.add("tags[" + at + "].name", "is needed: labels are given by their word"));
        }
        return words;
    }

    private static String made(
            ReferenceSession session,
            Map<String, @Nullable Object> person,
            RawJson more,
            String ticket,
            CallContext call) {
        Map<String, @Nullable Object> body = Bodies.merged(person, more);
        body.put("ticket", ticket);
        return id(session.change(MAKE, body, call), "person");
    }

    private static NativeRecord opened(
            ReferenceSession session, String person, Place place, RawJson more, String ticket, CallContext call) {
        Map<String, @Nullable Object> body = opening(person, place, more);
        body.put("ticket", ticket);
        return session.change(OPEN, body, call);
    }

    private static Map<String, @Nullable Object> opening(String person, Place place, RawJson more) {
        return Bodies.merged(Bodies.part("person", person, "job", place.job(), "stage", place.stage()), more);
    }
}
