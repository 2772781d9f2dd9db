package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.HirelayException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.http.Loaded;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.DuplicateMatch;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.SearchExtent;
import io.hirelay.input.Searched;
import io.hirelay.match.DuplicateMatcher;
import io.hirelay.match.Likeness;
import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.WebAddress;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.CandidateMapper;
import io.hirelay.workable.mapping.CandidateView;
import io.hirelay.workable.wire.CandidateDto;
import io.hirelay.workable.wire.CandidatesPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for candidates who may be one certain person. Workable searches by e-mail address alone: everybody with one of
 * the addresses is found, and name, phone number and profiles are compared among them and, where a job is named, among
 * all candidates of that job, as many as there is time for. Profiles stand on the single record alone, so comparing them
 * costs a call for each candidate. The talent pool is not searched: Workable does not list it. Nothing is changed.
 */
final class Duplicates {
    private static final Comparator<DuplicateMatch> BEST_FIRST = Comparator.comparingDouble(DuplicateMatch::score)
            .thenComparing(match -> match.candidate().createdAt().orElse(Instant.EPOCH))
            .reversed();

    private final WorkableSession session;
    private final DuplicateQuery query;
    private final DuplicateMatcher matcher;
    private final CallContext call;

    /** Ends early enough for an answer to be made of what is there. */
    private final CallContext inTime;

    private final Map<String, Native<CandidateDto>> rows = new LinkedHashMap<>();

    private Duplicates(WorkableSession session, DuplicateQuery query, CallContext call) {
        this.session = session;
        this.query = query;
        this.matcher = new DuplicateMatcher(
                query.emails().stream()
                        .map(EmailAddress::email)
                        .flatMap(Optional::stream)
                        .toList(),
                query.name(),
                query.phones().stream()
                        .map(PhoneNumber::number)
                        .flatMap(Optional::stream)
                        .toList(),
                query.urls().stream()
                        .map(WebAddress::url)
                        .flatMap(Optional::stream)
                        .toList());
        this.call = call;
        this.inTime = Tolerated.inTime(call);
    }

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.action(
                Ats.CANDIDATES_FIND_DUPLICATES, (session, query, call) -> new Duplicates(session, query, call).find());
    }

    private DuplicateSearch find() {
        Findings findings = new Findings();
        Optional<String> job = query.jobId()
                .flatMap(id -> findings.resolve("job_id", () -> there(id.value().strip())));
        findings.throwIfAny();

        boolean everyAddress = searchByEmail();
        boolean wholeJob = job.isPresent() && isComparedOneByOne() && walk(job.get());
        List<Native<CandidateDto>> candidates = List.copyOf(rows.values());
        Map<String, Native<CandidateDto>> profiles = query.urls().isEmpty() ? Map.of() : profiles(candidates);
        return new DuplicateSearch(
                matches(candidates, profiles),
                new Searched(
                        extent(!query.emails().isEmpty(), everyAddress),
                        extent(!query.phones().isEmpty(), wholeJob),
                        extent(!query.urls().isEmpty(), wholeJob && profiles.size() == candidates.size()),
                        extent(query.name().isPresent(), wholeJob),
                        candidates.size()));
    }

    /** A job that is not there would look like one in which nobody is. */
    private String there(String given) {
        String job = JobIdentifiers.canonical(session, given, Map.of(), call);
        if (session.pipelines().ofJob(job, call).isEmpty()) {
            throw JobIdentifiers.unknown(job, session, call);
        }
        return job;
    }

    private boolean isComparedOneByOne() {
        return query.name().isPresent()
                || !query.phones().isEmpty()
                || !query.urls().isEmpty();
    }

    private static SearchExtent extent(boolean asked, boolean complete) {
        return !asked ? SearchExtent.NOT_ASKED : complete ? SearchExtent.COMPLETE : SearchExtent.PARTIAL;
    }

    /** Answers whether every address was searched for; the first one is, or the search fails. */
    private boolean searchByEmail() {
        boolean first = true;
        for (EmailAddress address : query.emails()) {
            try {
                EmailSearch.everywhere(session, address.email().orElseThrow(), inTime)
                        .forEach(row -> rows.putIfAbsent(row.value().id(), row));
            } catch (HirelayException e) {
                if (first || !isLate(e)) {
                    throw e;
                }
                return false;
            }
            first = false;
        }
        return true;
    }

    /** Answers whether every candidate of the job was looked at. */
    private boolean walk(String job) {
        ListRequest<Candidate> request = ListRequest.<Candidate>all().limit(ListRequest.LARGEST_LIMIT);
        Optional<Cursor> next = Optional.empty();
        do {
            try {
                PageQuery page = PageQuery.of(request.after(next));
                CandidatesPage read = CandidatePages.read(session, page, Optional.of(job), inTime);
                read.candidates().forEach(row -> rows.putIfAbsent(row.value().id(), row));
                next = page.next(read.paging());
            } catch (HirelayException e) {
                if (!isLate(e)) {
                    throw e;
                }
                return false;
            }
        } while (next.isPresent());
        return true;
    }

    /** The full records by id, of the likeliest first: the time may not suffice for all. */
    private Map<String, Native<CandidateDto>> profiles(List<Native<CandidateDto>> candidates) {
        record Ranked(Native<CandidateDto> row, double score, double similarity) {}
        List<Native<CandidateDto>> likeliest = candidates.stream()
                .map(row -> {
                    Candidate candidate = candidate(row, false);
                    return new Ranked(
                            row,
                            matcher.compare(candidate).map(Likeness::score).orElse(0.0),
                            matcher.similarity(candidate));
                })
                .sorted(Comparator.comparingDouble(Ranked::score)
                        .thenComparingDouble(Ranked::similarity)
                        .reversed())
                .map(Ranked::row)
                .toList();
        Loaded<Optional<Native<CandidateDto>>> loaded = session.fanout()
                .<Native<CandidateDto>, Optional<Native<CandidateDto>>>load(
                        likeliest,
                        call,
                        (row, early) -> Tolerated.oneOfMany(() -> Optional.of(
                                Candidates.profile(session, row.value().id(), early, RemoteQuery.NONE))));
        Map<String, Native<CandidateDto>> profiles = new LinkedHashMap<>();
        loaded.values()
                .forEach(each -> each.flatMap(profile -> profile)
                        .ifPresent(profile -> profiles.put(profile.value().id(), profile)));
        return profiles;
    }

    private List<DuplicateMatch> matches(
            List<Native<CandidateDto>> candidates, Map<String, Native<CandidateDto>> profiles) {
        Map<String, Likeness> alike = new LinkedHashMap<>();
        for (Native<CandidateDto> row : candidates) {
            Native<CandidateDto> profile = profiles.get(row.value().id());
            matcher.compare(profile == null ? candidate(row, false) : candidate(profile, true))
                    .ifPresent(likeness -> alike.put(row.value().id(), likeness));
        }
        List<Native<CandidateDto>> matched = candidates.stream()
                .filter(row -> alike.containsKey(row.value().id()))
                .toList();
        CandidateViews views = CandidateViews.of(matched, session, inTime);
        List<DuplicateMatch> matches = new ArrayList<>();
        for (Native<CandidateDto> row : matched) {
            Native<CandidateDto> profile = profiles.get(row.value().id());
            Candidate candidate = profile == null
                    ? CandidateMapper.MAPPER.row(views.ofRow(row), row.raw())
                    : CandidateMapper.MAPPER.record(views.ofProfile(profile), profile.raw());
            Likeness likeness = alike.get(row.value().id());
            matches.add(
                    new DuplicateMatch(candidate, likeness.score(), likeness.matchedOn(), candidate.applications()));
        }
        matches.sort(BEST_FIRST);
        return matches;
    }

    /** As far as it is needed for comparing: without the stage, which costs a call. */
    private static Candidate candidate(Native<CandidateDto> source, boolean profile) {
        CandidateView view = new CandidateView(source, profile, Optional.empty(), false);
        return profile
                ? CandidateMapper.MAPPER.record(view, source.raw())
                : CandidateMapper.MAPPER.row(view, source.raw());
    }

    private static boolean isLate(HirelayException e) {
        return e instanceof RateLimitedException || e.code() == ErrorCode.REMOTE_TIMEOUT;
    }
}
