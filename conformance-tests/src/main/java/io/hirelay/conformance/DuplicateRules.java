package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.file.Content;
import io.hirelay.file.Download;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.OnDuplicate;
import io.hirelay.input.SearchExtent;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.GetRequest;
import io.hirelay.spi.Written;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who is there already is not made again, and what was handed in comes back. */
final class DuplicateRules {
    private DuplicateRules() {}

    static List<Rule> rules() {
        return List.of(
                must(
                                "ATS-WRITE-21",
                                "a candidate who is in the job already is refused as remote.duplicate, and nothing is changed",
                                DuplicateRules::refused)
                        .needing(Situation.WRITE_LOG)
                        .unless(DuplicateRules::noCandidates),
                must(
                                "ATS-WRITE-22",
                                "on_duplicate answers the candidate who is there: as it is, or with what is sent united with"
                                        + " what it has",
                                DuplicateRules::modes)
                        .needing(Situation.WRITE_LOG)
                        .unless(DuplicateRules::noCandidates),
                must(
                                "ATS-WRITE-23",
                                "find-duplicates finds a candidate by e-mail in any case, best first, says how complete it"
                                        + " looked, and changes nothing",
                                DuplicateRules::found)
                        .needing(Situation.WRITE_LOG)
                        .about(Ats.CANDIDATES_FIND_DUPLICATES),
                must(
                                "ATS-WRITE-24",
                                "a file that was handed in is fetched again, byte for byte",
                                DuplicateRules::fetched)
                        .about(Ats.ATTACHMENTS_CREATE, Ats.ATTACHMENTS_DOWNLOAD));
    }

    private static Optional<String> noCandidates(Trial trial) {
        return new Writing(trial).samples(Ats.CANDIDATES_CREATE).isEmpty()
                ? Optional.of("no sample makes a candidate")
                : Optional.empty();
    }

    private static List<Sample<NewCandidate, Candidate>> newcomers(Trial trial) {
        return new Writing(trial)
                .samples(Ats.CANDIDATES_CREATE).stream()
                        .filter(sample -> sample.input().jobId().isPresent())
                        .toList();
    }

    private static NewCandidate wishing(NewCandidate candidate, OnDuplicate wish) {
        return Writing.with(candidate, "on_duplicate", Optional.of(wish));
    }

    private static void refused(Trial trial) {
        Writing writing = new Writing(trial);
        for (Sample<NewCandidate, Candidate> sample : newcomers(trial)) {
            WriteRules.told(sample, () -> writing.run(sample));
            List<String> effects = writing.effects();
            HirelayException refused = Expect.failure(
                    () -> writing.run(sample.about(wishing(sample.input(), OnDuplicate.ERROR))),
                    sample + " for the second time",
                    HirelayException.class);
            Expect.equal(ErrorCode.REMOTE_DUPLICATE, refused.code(), "the code of %s for the second time", sample);
            Expect.equal(effects, writing.effects(), "what %s for the second time has brought about", sample);
        }
    }

    private static void modes(Trial trial) {
        Writing writing = new Writing(trial);
        for (Sample<NewCandidate, Candidate> sample : newcomers(trial)) {
            WriteRules.told(sample, () -> {
                String id = writing.run(sample).value().id().value();
                answersExisting(trial, writing, sample, id);
                unites(trial, writing, sample, id);
            });
        }
    }

    private static void answersExisting(
            Trial trial, Writing writing, Sample<NewCandidate, Candidate> sample, String id) {
        List<String> effects = writing.effects();
        NewCandidate other = Writing.with(
                sample.input(),
                "tags",
                NewCandidate.builder().tags("kit-other").build().tags());
        Written<Candidate> again = writing.run(sample.about(wishing(other, OnDuplicate.RETURN_EXISTING)));
        Expect.equal(id, again.value().id().value(), "the candidate whom return_existing answers");
        Expect.equal(Written.Outcome.MATCHED, again.outcome(), "what return_existing says that it has done");
        Expect.equal(effects, writing.effects(), "what return_existing has brought about");
    }

    private static void unites(Trial trial, Writing writing, Sample<NewCandidate, Candidate> sample, String id) {
        Set<String> taken = new TreeSet<>();
        sample.given().forEach(field -> taken.add(field.name()));
        if (!taken.contains("tags")) {
            return;
        }
        Object before = record(trial, id);
        NewCandidate more = Writing.with(
                sample.input(),
                "tags",
                NewCandidate.builder().tags("kit-more").build().tags());
        Written<Candidate> again = writing.run(sample.about(wishing(more, OnDuplicate.UPDATE_EXISTING)));
        Expect.equal(id, again.value().id().value(), "the candidate whom update_existing answers");
        Expect.equal(Written.Outcome.UPDATED, again.outcome(), "what update_existing says that it has done");
        Object after = record(trial, id);
        Set<String> tags = names(Told.at(after, "tags.name"));
        Set<String> wanted = names(Told.at(before, "tags.name"));
        wanted.add("kit-more");
        Expect.equal(wanted, tags, "the tags after update_existing");
        Set<String> touched = Told.different(before, after);
        touched.remove("tags");
        if (taken.contains("resume")) { // it is sent again, and a new file has a new address
            touched.remove("attachments");
        }
        Expect.equal(Set.of(), touched, "fields that update_existing has touched with nothing new in them");
    }

    private static Set<String> names(List<?> values) {
        Set<String> names = new TreeSet<>();
        values.forEach(value -> names.add(String.valueOf(value).toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Object record(Trial trial, String id) {
        Candidate candidate = trial.connection().call(Ats.CANDIDATES_GET, GetRequest.of(id), trial.call());
        return Objects.requireNonNull(Likeness.shown(candidate));
    }

    private static void found(Trial trial) {
        Candidate known = trial.survey().walks().stream()
                .filter(walk -> walk.operation().id().equals(Ats.CANDIDATES_LIST.id()))
                .flatMap(walk -> trial.survey().rows(walk).stream())
                .map(Candidate.class::cast)
                .filter(candidate -> candidate.emails().stream()
                        .anyMatch(email -> email.email().isPresent()))
                .findFirst()
                .orElseThrow(() -> new Violation("no candidate of the account has an e-mail address"));
        String email = known.emails().stream()
                .map(EmailAddress::email)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        DuplicateQuery query = new DuplicateQuery(
                List.of(new EmailAddress(
                        Optional.of(email.toUpperCase(Locale.ROOT)), Optional.empty(), Optional.empty())),
                known.name(),
                List.of(),
                List.of(),
                Optional.empty(),
                RawJson.NULL);
        DuplicateSearch search = trial.connection().call(Ats.CANDIDATES_FIND_DUPLICATES, query, trial.call());
        Expect.that(
                search.result().stream()
                        .anyMatch(match -> match.candidate().id().equals(known.id())
                                && match.matchedOn().contains("email")),
                "a candidate is not found by the e-mail address in capital letters");
        for (int i = 1; i < search.result().size(); i++) {
            Expect.that(
                    search.result().get(i - 1).score() >= search.result().get(i).score(),
                    "a better match comes after a worse one");
        }
        Expect.that(
                search.result().stream().allMatch(match -> match.score() > 0 && match.score() <= 1),
                "a score is not between 0 and 1");
        Expect.that(
                search.searched().email() != SearchExtent.NOT_ASKED, "a search by e-mail says that none was asked for");
        Expect.equal(
                SearchExtent.NOT_ASKED, search.searched().phone(), "how complete a search was that nobody asked for");
        Expect.equal(0, new Writing(trial).attempts(), "requests to change something sent by find-duplicates");
    }

    private static void fetched(Trial trial) {
        Writing writing = new Writing(trial);
        List<Sample<NewAttachment, Attachment>> files = new ArrayList<>(writing.samples(Ats.ATTACHMENTS_CREATE));
        files.removeIf(sample -> sample.input().data().isEmpty());
        Expect.that(!files.isEmpty(), "no sample hands in the bytes of a file");
        for (Sample<NewAttachment, Attachment> sample : files) {
            WriteRules.told(sample, () -> {
                Written<Attachment> written = writing.run(sample);
                writing.after(sample, written); // until it is there
                AttachmentDownload wanted =
                        AttachmentDownload.of(written.value().id());
                byte[] bytes = bytes(trial.connection().call(Ats.ATTACHMENTS_DOWNLOAD, wanted, trial.call()));
                Expect.that(
                        Arrays.equals(bytes(sample.input().data().orElseThrow()), bytes),
                        "%s comes back otherwise than it was handed in",
                        sample);
            });
        }
    }

    private static byte[] bytes(Content content) {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Download file) {
        try (file) {
            return file.stream().readAllBytes();
        } catch (IOException e) {
            throw new Violation("a file breaks off while it is fetched", e);
        }
    }
}
