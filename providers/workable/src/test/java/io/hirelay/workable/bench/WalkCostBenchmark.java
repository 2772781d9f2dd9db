package io.hirelay.workable.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.model.Candidate;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Sandbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints how many calls a walk over all candidates takes: one for each hundred, one for the stages of each job, and one
 * for the account's reject reasons, by which rows tell a withdrawal; with {@code expand=profile} one for each candidate
 * more, and the reasons are not needed.
 */
@Tag("benchmark")
class WalkCostBenchmark {
    private static final int ROWS = 1_000;

    @Test
    void calls_of_a_walk() {
        try (Hirelay hirelay = Hirelay.builder().build();
                Sandbox.Account account = hirelay.sandbox("workable")
                        .orElseThrow()
                        .start(Sandbox.Options.DEFAULT
                                .withSize("candidates", ROWS)
                                .withCallsPerWindow(100_000))) {
            List<String> lines = new ArrayList<>();
            for (boolean profiles : new boolean[] {false, true}) {
                AtomicInteger calls = new AtomicInteger();
                Set<String> jobs = new HashSet<>();
                int rows = 0;
                try (Connection connection = hirelay.connect(account.connection())) {
                    ListRequest<Candidate> request = ListRequest.all();
                    for (Candidate candidate : connection
                            .with(WalkMain.counting(connection, calls))
                            .candidates()
                            .all(profiles ? request.expand("profile") : request)) {
                        rows++;
                        candidate
                                .applications()
                                .forEach(application -> application
                                        .job()
                                        .ifPresent(job -> jobs.add(job.id().value())));
                    }
                }
                int expected = (rows + 99) / 100 + jobs.size() + (profiles ? rows : 1);
                lines.add(String.format(
                        "candidates=%d jobs=%d expand=%s calls=%d (ceil(N/100) + jobs + %s = %d)",
                        rows, jobs.size(), profiles ? "profile" : "-", calls.get(), profiles ? "N" : "1", expected));
                assertEquals(expected, calls.get());
            }
            lines.forEach(System.out::println);
        }
    }
}
