package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.workable.wire.JobDto;
import io.hirelay.workable.wire.JobsPage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names of all jobs, walked through once when one is looked for by another name than its shortcode. Thread-safe. */
final class JobIndex {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofSeconds(15);
    private static final String ALL = "all";
    private static final int MOST_CHOICES = 100;

    /** By what names a job goes. */
    private record Names(
            String shortcode,
            @Nullable String id,
            @Nullable String title,
            @Nullable String url,
            boolean confidential) {
        boolean isAt(String address) {
            return url != null && (address.equals(url) || address.startsWith(url + "/"));
        }
    }

    private final WorkableSession session;
    private final IdentifierCache<String, List<Names>> jobs;

    /** What the last walk found, for questions that are not worth another. */
    private volatile List<Names> known = List.of();

    JobIndex(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.jobs = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
    }

    /** The shortcode of the job of this hex id or shortcode, in any case. */
    Optional<String> shortcode(String id, CallContext call) {
        return find(job -> id.equalsIgnoreCase(job.shortcode()) || id.equalsIgnoreCase(job.id()), call);
    }

    /** The same without asking anybody: empty when the jobs have not been walked through, or there is none of this id. */
    Optional<String> shortcodeIfKnown(String id) {
        List<Names> jobs = known;
        return jobs.stream()
                .filter(job -> id.equalsIgnoreCase(job.shortcode()))
                .findFirst()
                .or(() -> jobs.stream()
                        .filter(job -> id.equalsIgnoreCase(job.id()))
                        .findFirst())
                .map(Names::shortcode);
    }

    /** The shortcode of the job that this address of the web application, without query, leads to. */
    Optional<String> shortcodeAt(String address, CallContext call) {
        return find(job -> job.isAt(address), call);
    }

    /** Every shortcode, oldest job first. */
    List<String> shortcodes(CallContext call) {
        return all(call).stream().map(Names::shortcode).toList();
    }

    /** What a caller may choose from, as far as that is of help; confidential jobs are not shown unasked. */
    List<Choice> choices(CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> Optional.of(all(inTime))).orElse(List.of()).stream()
                .filter(job -> !job.confidential())
                .limit(MOST_CHOICES)
                .map(job -> new Choice(job.shortcode(), Objects.requireNonNullElse(job.title(), job.shortcode())))
                .toList();
    }

    private Optional<String> find(Predicate<Names> wanted, CallContext call) {
        return jobs.find(
                        ALL,
                        call.deadline(),
                        () -> Optional.of(walk(call)),
                        known -> known.stream().filter(wanted).findFirst())
                .map(Names::shortcode);
    }

    private List<Names> all(CallContext call) {
        return jobs.get(ALL, call.deadline(), () -> Optional.of(walk(call))).orElse(List.of());
    }

    private List<Names> walk(CallContext call) {
        List<Names> all = new ArrayList<>();
        ListRequest<io.hirelay.model.Job> request =
                ListRequest.<io.hirelay.model.Job>all().limit(ListRequest.LARGEST_LIMIT);
        Optional<Cursor> next;
        do {
            PageQuery query = PageQuery.of(request);
            JobsPage page = session.read(session.jobs().jobs(query.parameters(), call, RemoteQuery.NONE));
            page.jobs().stream().map(Native::value).map(JobIndex::names).forEach(all::add);
            next = query.next(page.paging());
            request = request.after(next);
        } while (next.isPresent());
        known = List.copyOf(all);
        return known;
    }

    private static Names names(JobDto job) {
        return new Names(job.shortcode(), job.id(), job.title(), job.url(), Boolean.TRUE.equals(job.confidential()));
    }
}
