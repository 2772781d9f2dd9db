package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.budget.Budgets;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.input.NewCandidate;
import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Job;
import io.hirelay.operation.Ats;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.Sandbox;
import io.hirelay.spi.Written;
import io.hirelay.workable.sandbox.WorkableAccount;
import io.hirelay.workable.sandbox.WorkableSandbox;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A thousand people created while whatever can happen to an answer happens to theirs, at random and the same on every
 * run. Time passes only when somebody waits, but for the few answers that really come too late.
 */
class LostAnswersTest {
    private static final int PEOPLE = 1_000;
    private static final int MANY = 1_000_000;

    /** Of so many answers one comes too late: each costs the time that is waited for it. */
    private static final int ONE_LATE_OF = 250;

    /** Long enough for a busy machine to answer in it what is not late. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Faults that a write may meet, in the same call one after the other. */
    private static final List<Supplier<Fault>> OF_WRITES = List.of(
            Fault::dropAfterApplying,
            Fault::drop,
            Fault::cutBody,
            Fault::emptyBody,
            Fault::malformedJson,
            () -> Fault.status(500),
            () -> Fault.status(502),
            () -> Fault.status(503),
            () -> Fault.status(504),
            () -> Fault.status(500).applied(),
            () -> Fault.status(502).applied(),
            () -> Fault.status(503).applied(),
            () -> Fault.status(504).applied(),
            () -> Fault.htmlPage(502).applied(),
            () -> Fault.rateLimitedWithRetryAfter("1"));

    private static final List<Supplier<Fault>> OF_READS = List.of(
            Fault::drop,
            Fault::cutBody,
            () -> Fault.status(500),
            () -> Fault.status(503),
            () -> Fault.htmlPage(502),
            () -> Fault.rateLimitedWithRetryAfter("1"));

    private final VirtualTime time = new VirtualTime(WorkableSandbox.SEEDED_UNTIL);
    private final Random random = new Random(20260801);
    private int late;

    @Test
    void whateverBecomesOfTheAnswersEverybodyIsThereOnce() {
        HttpToolkit http = new HttpToolkit(
                HttpSettings.DEFAULT.withReadTimeout(PATIENCE), new Budgets(time, time), time, time, () -> 0.5);
        try (WorkableAccount account = new WorkableSandbox(time)
                        .start(Sandbox.Options.DEFAULT
                                .withSize("candidates", 20)
                                .withCallsPerWindow(MANY));
                Hirelay hirelay = Hirelay.builder().clock(time).http(http).build();
                Connection acme = hirelay.connect(account.connection())) {
            List<String> jobs = acme.jobs().list(ListRequest.<Job>all().limit(3)).items().stream()
                    .map(job -> job.id().value())
                    .toList();
            Map<String, String> ids = new HashMap<>();
            Map<String, Written.Outcome> outcomes = new HashMap<>();
            for (int i = 0; i < PEOPLE; i++) {
                String email = "person" + i + "@example.com";
                plan(account);
                Written<Candidate> written = acme.candidates()
                        .create(NewCandidate.builder()
                                .jobId(jobs.get(i % jobs.size()))
                                .name("Person Number" + i)
                                .email(email)
                                .build());
                account.control().clearFaults();
                ids.put(email, written.value().id().value());
                outcomes.put(email, written.outcome());
            }
            assertTrue(late > 0, "some answers came too late");
            assertEquals(PEOPLE, ids.size());
            assertEquals(
                    List.of(Written.Outcome.CREATED),
                    outcomes.values().stream().distinct().toList());
            assertEquals(once(ids), found(acme));
        }
    }

    /** What happens to the next call: now and then nothing, at most two things to the write and one to what it reads. */
    private void plan(WorkableAccount account) {
        int faults = random.nextInt(3);
        for (int i = 0; i < faults; i++) {
            boolean isLate = random.nextInt(ONE_LATE_OF) == 0;
            late += isLate ? 1 : 0;
            Fault fault = isLate
                    ? Fault.delay(PATIENCE.multipliedBy(random.nextInt(2) + 1).plusMillis(200))
                    : any(OF_WRITES);
            account.control().inject(fault.on("POST", "/jobs/*/candidates"));
        }
        if (random.nextInt(4) == 0) {
            account.control().inject(any(OF_READS).on("GET", "/candidates").after(random.nextInt(3)));
        }
        if (random.nextInt(8) == 0) {
            account.control().inject(any(OF_READS).on("GET", "/candidates/*"));
        }
    }

    private Fault any(List<Supplier<Fault>> faults) {
        return faults.get(random.nextInt(faults.size())).get();
    }

    private static Map<String, List<String>> once(Map<String, String> ids) {
        Map<String, List<String>> once = new HashMap<>();
        ids.forEach((email, id) -> once.put(email, List.of(id)));
        return once;
    }

    /** Ids of everybody who was created, by address. */
    private static Map<String, List<String>> found(Connection acme) {
        Map<String, List<String>> found = new HashMap<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Candidate> page = acme.call(
                    Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().limit(100).after(next), acme.newContext());
            for (Candidate candidate : page.items()) {
                String email = candidate.emails().stream()
                        .findFirst()
                        .flatMap(EmailAddress::email)
                        .orElse("");
                if (email.startsWith("person")) {
                    found.computeIfAbsent(email, each -> new ArrayList<>())
                            .add(candidate.id().value());
                }
            }
            next = page.next();
        } while (next.isPresent());
        return found;
    }
}
