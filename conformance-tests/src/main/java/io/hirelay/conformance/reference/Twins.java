package io.hirelay.conformance.reference;

import io.hirelay.error.Findings;
import io.hirelay.input.DuplicateMatch;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.SearchExtent;
import io.hirelay.input.Searched;
import io.hirelay.match.DuplicateMatcher;
import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.WebAddress;
import io.hirelay.operation.CallContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks for the same person: the system searches by address, and the people of a job can be gone through. */
final class Twins {
    private Twins() {}

    static DuplicateSearch find(ReferenceSession session, DuplicateQuery query, CallContext call) {
        Targets targets = new Targets(session, call);
        Findings findings = targets.findings();
        Optional<NativeRecord> job = query.jobId().flatMap(given -> targets.job("job_id", given));
        findings.throwIfAny();
        List<String> emails = texts(query.emails(), EmailAddress::email);
        Set<String> people = new LinkedHashSet<>();
        for (String email : emails) {
            session.records("people.search", Map.of("mail", email.strip()), call)
                    .forEach(line -> people.add(HiringMappers.id(line, "person")));
        }
        job.ifPresent(found -> session.records("people.search", Map.of("job", HiringMappers.id(found, "job")), call)
                .forEach(line -> people.add(HiringMappers.id(line, "person"))));
        DuplicateMatcher matcher = new DuplicateMatcher(
                emails, query.name(), texts(query.phones(), PhoneNumber::number), texts(query.urls(), WebAddress::url));
        List<DuplicateMatch> matches = new ArrayList<>();
        for (String person : people) {
            Candidate candidate = session.getCandidate(person, call);
            matcher.compare(candidate)
                    .ifPresent(likeness -> matches.add(new DuplicateMatch(
                            candidate, likeness.score(), likeness.matchedOn(), candidate.applications())));
        }
        matches.sort(Comparator.comparingDouble(DuplicateMatch::score).reversed());
        return new DuplicateSearch(
                matches,
                new Searched(
                        emails.isEmpty() ? SearchExtent.NOT_ASKED : SearchExtent.COMPLETE,
                        within(query.phones().isEmpty()),
                        within(query.urls().isEmpty()),
                        within(query.name().isEmpty()),
                        people.size()));
    }

    /** What cannot be searched for is compared among those who were found otherwise. */
    private static SearchExtent within(boolean notAsked) {
        return notAsked ? SearchExtent.NOT_ASKED : SearchExtent.PARTIAL;
    }

    private static <T> List<String> texts(List<T> items, Function<T, Optional<String>> text) {
        return items.stream().map(text).flatMap(Optional::stream).toList();
    }
}
