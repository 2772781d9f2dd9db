package io.hirelay.conformance.reference;

import io.hirelay.error.Findings;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.NewCandidate;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.NamedRef;
import io.hirelay.model.RawJson;
import io.hirelay.model.Tag;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.PreparedWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes of a person: only the words that become others are sent. */
final class PersonChanges {
    private PersonChanges() {}

    static PreparedWrite<Candidate> change(ReferenceSession session, CandidateChange input, CallContext call) {
        Targets targets = new Targets(session, call);
        Optional<NativeRecord> found = targets.person("id", input.id());
        check(input, targets.findings());
        targets.findings().throwIfAny();
        return prepared(
                session,
                found.orElseThrow(),
                line -> wanted(input, line),
                input.remoteData(),
                call,
                person -> session.getCandidate(HiringMappers.id(person, "person"), call));
    }

    /** What is sent about somebody who is there: texts are set, lists united. */
    static PreparedWrite<Candidate> merging(
            ReferenceSession session, String person, NewCandidate input, CallContext call) {
        NativeRecord line = session.one("people.get", "person", person, call);
        return prepared(
                session,
                line,
                now -> merged(input, now),
                input.remoteData(),
                call,
                changed -> session.getCandidate(person, call));
    }

    static <O> PreparedWrite<O> prepared(
            ReferenceSession session,
            NativeRecord line,
            Revised.Wanted wanted,
            RawJson more,
            CallContext call,
            Function<NativeRecord, O> reading) {
        return new Revised(session, call, "people", "person", PersonChanges::shown)
                .prepared(line, wanted, more, reading);
    }

    /** Labels are given by word and shown with more. */
    private static @Nullable Object shown(NativeRecord person, String word) {
        return word.equals("labels") ? labels(person) : person.fields().get(word);
    }

    private static List<String> labels(NativeRecord person) {
        return person.parts("labels").stream()
                .map(label -> String.valueOf(label.text("word")))
                .toList();
    }

    private static void check(CandidateChange input, Findings findings) {
        if (input.name() instanceof Change.Clear) {
            findings.add("name", "cannot be cleared: everybody has one here");
        }
        if (input.tags() instanceof Change.Set<List<NamedRef<Tag>>> set) {
            for (int i = 0; i < set.value().size(); i++) {
                if (set.value().get(i).name().isEmpty()) {
                    findings.add("tags[" + i + "].name", "is needed: labels are given by their word");
                }
            }
        }
    }

    private static Map<String, @Nullable Object> wanted(CandidateChange input, NativeRecord now) {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        set(input.name(), name -> name, null, (value, there) -> wanted.put("called", value));
        set(input.title(), title -> title, null, (value, there) -> wanted.put("headline", value));
        set(input.company(), company -> company, null, (value, there) -> wanted.put("employer", value));
        set(input.emails(), Bodies::mails, List.of(), (value, there) -> wanted.put("mails", value));
        set(input.phones(), Bodies::phones, List.of(), (value, there) -> wanted.put("phones", value));
        set(input.urls(), Bodies::links, List.of(), (value, there) -> wanted.put("links", value));
        set(
                input.tags(),
                tags -> tags.stream().map(tag -> tag.name().orElseThrow()).toList(),
                List.of(),
                (value, there) -> wanted.put("labels", value));
        if (!input.urlsAdd().isEmpty()) {
            wanted.put("links", united(now, "links", "to", Bodies.links(input.urlsAdd())));
        }
        if (!input.tagsAdd().isEmpty() || !input.tagsRemove().isEmpty()) {
            List<String> labels = new ArrayList<>(labels(now));
            labels.removeAll(input.tagsRemove());
            input.tagsAdd().stream().filter(tag -> !labels.contains(tag)).forEach(labels::add);
            wanted.put("labels", labels);
        }
        return wanted;
    }

    static <V> void set(
            Change<V> change,
            Function<V, Object> words,
            @Nullable Object cleared,
            BiConsumer<@Nullable Object, Boolean> put) {
        if (change instanceof Change.Set<V> set) {
            put.accept(words.apply(set.value()), true);
        } else if (change instanceof Change.Clear<V>) {
            put.accept(cleared, false);
        }
    }

    private static Map<String, @Nullable Object> merged(NewCandidate input, NativeRecord now) {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
        input.name().ifPresent(name -> wanted.put("called", name));
        input.title().ifPresent(title -> wanted.put("headline", title));
        input.company().ifPresent(company -> wanted.put("employer", company));
        wanted.put("mails", united(now, "mails", "addr", Bodies.mails(withoutRank(input.emails()))));
        wanted.put("phones", united(now, "phones", "number", Bodies.phones(input.phones())));
        wanted.put("links", united(now, "links", "to", Bodies.links(input.urls())));
        List<String> labels = new ArrayList<>(labels(now));
        input.tags().stream()
                .flatMap(tag -> tag.name().stream())
                .filter(tag -> !labels.contains(tag))
                .forEach(labels::add);
        wanted.put("labels", labels);
        return wanted;
    }

    /** Whoever has a first address keeps it. */
    private static List<EmailAddress> withoutRank(List<EmailAddress> emails) {
        return emails.stream()
                .map(email -> new EmailAddress(email.email(), email.type(), Optional.of(false)))
                .toList();
    }

    /** What is there, then what is not there yet by the part that tells one from another, in any case. */
    private static List<Object> united(
            NativeRecord now, String word, String key, List<Map<String, @Nullable Object>> more) {
        List<Object> united = new ArrayList<>();
        List<String> known = new ArrayList<>();
        now.parts(word).forEach(part -> {
            united.add(part.fields());
            known.add(String.valueOf(part.text(key)).toLowerCase(Locale.ROOT));
        });
        for (Map<String, @Nullable Object> part : more) {
            if (!known.contains(String.valueOf(part.get(key)).toLowerCase(Locale.ROOT))) {
                united.add(part);
            }
        }
        return united;
    }
}
