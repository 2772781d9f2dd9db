package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Trace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private final List<String> happened = new ArrayList<>();

    private final AtomicBoolean database = new AtomicBoolean(true);

    private LifeCycle.Part part(String name) {
        return new LifeCycle.Part(name, () -> happened.add("+" + name), () -> happened.add("-" + name));
    }

    private static LifeCycle.Part failing(String name) {
        return new LifeCycle.Part(
                name,
                () -> {
                    throw new IllegalStateException(name);
                },
                () -> {});
    }

    @Test
    void parts_start_in_order_and_stop_in_the_opposite_one() {
        LifeCycle lifeCycle = new LifeCycle(List.of(part("a"), part("b"), part("c")));

        lifeCycle.start();
        assertEquals(LifeCycle.State.READY, lifeCycle.state());
        lifeCycle.stop();
        lifeCycle.stop();

        assertEquals(List.of("+a", "+b", "+c", "-c", "-b", "-a"), happened);
        assertEquals(LifeCycle.State.STOPPED, lifeCycle.state());
    }

    @Test
    void what_was_started_before_a_failure_is_stopped() {
        LifeCycle lifeCycle = new LifeCycle(List.of(part("a"), part("b"), failing("c"), part("d")));

        assertEquals(
                "c", assertThrows(IllegalStateException.class, lifeCycle::start).getMessage());

        assertEquals(List.of("+a", "+b", "-b", "-a"), happened);
        assertEquals(LifeCycle.State.STOPPED, lifeCycle.state());
    }

    @Test
    void a_part_that_does_not_stop_keeps_no_other_from_it() {
        LifeCycle.Part stuck = LifeCycle.Part.closing("stuck", () -> {
            throw new IllegalStateException("stuck");
        });
        LifeCycle lifeCycle = new LifeCycle(List.of(part("a"), stuck, part("b")));

        lifeCycle.start();
        lifeCycle.stop();

        assertEquals(List.of("+a", "+b", "-b", "-a"), happened);
    }

    @Test
    void readiness_follows_and_health_does_not() {
        List<String> seen = new ArrayList<>();
        LifeCycle[] lifeCycle = new LifeCycle[1];
        Runnable look = () -> seen.add(ask("/ready", lifeCycle[0]) + " " + ask("/health", lifeCycle[0]));
        lifeCycle[0] = new LifeCycle(List.of(new LifeCycle.Part("looks", look, look)));

        look.run();
        lifeCycle[0].start();
        look.run();
        lifeCycle[0].stop();

        assertEquals(List.of("503 200", "503 200", "200 200", "503 200"), seen);
    }

    @Test
    void a_server_whose_database_is_away_is_not_ready_and_lives() {
        LifeCycle lifeCycle = new LifeCycle(List.of());
        lifeCycle.start();

        database.set(false);
        assertEquals(503, ask("/ready", lifeCycle));
        assertEquals(200, ask("/health", lifeCycle));
        database.set(true);
        assertEquals(200, ask("/ready", lifeCycle));
    }

    private int ask(String path, LifeCycle lifeCycle) {
        Endpoint endpoint = new HealthEndpoints(lifeCycle::state, database::get)
                .endpoints().stream()
                        .filter(each -> each.path().equals(path))
                        .findFirst()
                        .orElseThrow();
        try {
            Answer answer = endpoint.handler().handle(request(path));
            return answer.status();
        } catch (UnavailableException e) {
            assertEquals(ErrorCode.PLATFORM_NOT_READY, e.code());
            return e.code().status();
        }
    }

    private static Request request(String path) {
        return new Request(
                "GET",
                path,
                Map.of(),
                Query.EMPTY,
                Map.of(),
                new byte[0],
                Optional.empty(),
                "r",
                new Deadline(InstantSource.system(), Instant.MAX),
                new Trace());
    }
}
