package io.hirelay.workable;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.Native;
import io.hirelay.model.Office;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.workable.mapping.OfficeMapper;
import io.hirelay.workable.wire.JobSiteDto;
import io.hirelay.workable.wire.JobSitesPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The places that jobs are at, each once, oldest job first. They are found by walking all jobs, as far as calls need it
 * and their time allows; where one call stops the next goes on, so that an account with more jobs than one call can see
 * is walked all the same. What was found is believed for a while. Thread-safe; one call walks at a time.
 */
final class OfficeDirectory {
    private static final Duration KEEP = Duration.ofMinutes(2);

    /** For calls that go on: their cursor names a place in what was found. */
    private static final Duration KEEP_FOR_WALKS = Duration.ofMinutes(10);

    private static final Duration KEEP_ABSENT = Duration.ofSeconds(15);
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    private static final Pattern CURSOR = Pattern.compile("([1-9]\\d{0,8}):(.+)");

    private final WorkableSession session;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    // Guarded by turn.
    private Map<String, Office> found = new LinkedHashMap<>();
    private List<String> order = new ArrayList<>();
    private @Nullable Cursor nextJobs;
    private Instant begun = Instant.MIN;
    private boolean complete;

    OfficeDirectory(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Some of the offices. A page may be shorter than asked when the time is over. */
    Page<Office> page(int limit, Optional<Cursor> after, CallContext call) {
        return inTurn(call, () -> {
            beginUnlessKnown(after.isPresent() ? KEEP_FOR_WALKS : KEEP);
            int from = after.map(cursor -> place(cursor, call)).orElse(0);
            walkWhile(() -> order.size() <= from + limit, call, () -> order.size() > from);
            int to = Math.min(order.size(), from + limit);
            List<Office> offices = order.subList(Math.min(from, to), to).stream()
                    .map(found::get)
                    .toList();
            boolean more = to < order.size() || !complete;
            return new Page<>(offices, more ? Optional.of(new Cursor(to + ":" + order.get(to - 1))) : Optional.empty());
        });
    }

    /** The office of this shortcode. */
    Optional<Office> find(String shortcode, CallContext call) {
        return inTurn(call, () -> {
            beginUnlessKnown(KEEP);
            walkWhile(() -> !found.containsKey(shortcode), call, () -> false);
            if (!found.containsKey(shortcode) && begun.plus(KEEP_ABSENT).isBefore(clock.instant())) {
                beginUnlessKnown(Duration.ZERO); // it may be newer than what was found
                walkWhile(() -> !found.containsKey(shortcode), call, () -> false);
            }
            return Optional.ofNullable(found.get(shortcode));
        });
    }

    /** Behind the office that the cursor names; when that one has gone, where it was. */
    private int place(Cursor cursor, CallContext call) {
        Matcher matcher = CURSOR.matcher(cursor.token());
        if (!matcher.matches()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_CURSOR, "next_cursor", "is not a cursor of this list");
        }
        String last = matcher.group(2);
        walkWhile(() -> !found.containsKey(last), call, () -> false);
        int place = order.indexOf(last);
        return place >= 0 ? place + 1 : Math.min(Integer.parseInt(matcher.group(1)), order.size());
    }

    private void beginUnlessKnown(Duration keep) {
        if (begun.isBefore(clock.instant().minus(keep))) {
            found = new LinkedHashMap<>();
            order = new ArrayList<>();
            nextJobs = null;
            complete = false;
            begun = clock.instant();
        }
    }

    /** Reads pages of jobs; when the time is over, what there is must be enough. */
    private void walkWhile(Condition wanting, CallContext call, Condition enough) {
        while (!complete && wanting.holds()) {
            if (call.deadline().within(TO_ANSWER) && enough.holds()) {
                return;
            }
            try {
                readJobs(call);
            } catch (HirelayException e) {
                boolean late = e.code() == ErrorCode.REMOTE_RATE_LIMITED || e.code() == ErrorCode.REMOTE_TIMEOUT;
                if (!late || !enough.holds()) {
                    throw e;
                }
                return;
            }
        }
    }

    private void readJobs(CallContext call) {
        PageQuery query = PageQuery.of(
                ListRequest.<Office>all().limit(ListRequest.LARGEST_LIMIT).after(Optional.ofNullable(nextJobs)));
        JobSitesPage page = session.read(session.jobSites().jobs(query.parameters(), call));
        nextJobs = query.next(page.paging()).orElse(null);
        complete = nextJobs == null;
        for (JobSitesPage.Job job : page.jobs()) {
            if (job.locations() != null) {
                job.locations().forEach(this::add);
            }
        }
    }

    private void add(Native<JobSiteDto> site) {
        String shortcode = site.value().shortcode();
        if (shortcode != null && !shortcode.isBlank() && !found.containsKey(shortcode)) {
            found.put(
                    shortcode,
                    OfficeMapper.map(new Native<>(site.value(), site.raw().detached())));
            order.add(shortcode);
        }
    }

    private <R> R inTurn(CallContext call, Task<R> task) {
        try {
            if (!turn.tryLock(call.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new UnavailableException(
                        ErrorCode.REMOTE_TIMEOUT,
                        "the call's deadline was over while another call looked for the places that jobs are at",
                        Optional.empty(),
                        null,
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while another call looked for the places that jobs are at");
        }
        try {
            return task.run();
        } finally {
            turn.unlock();
        }
    }

    private interface Condition {
        boolean holds();
    }

    private interface Task<R> {
        R run();
    }
}
