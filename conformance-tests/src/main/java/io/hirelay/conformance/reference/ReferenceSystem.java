package io.hirelay.conformance.reference;

import io.hirelay.conformance.VirtualTime;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An applicant tracking system in memory, with {@value #CALLS} calls in any {@link #WINDOW}, refusals under status 200,
 * and mishaps on demand. Its time is the one it was made with. Thread-safe.
 */
public final class ReferenceSystem implements Wire, AutoCloseable {
    /** Calls that it allows in any window. */
    public static final int CALLS = 40;

    public static final Duration WINDOW = Duration.ofSeconds(4);

    /** How long an answer takes that is late. */
    public static final Duration LATE = Duration.ofSeconds(20);

    /** How long a caller is told to wait who asked too often. */
    public static final Duration REST = Duration.ofMillis(1500);

    /** What can go wrong with an answer. */
    public enum Mishap {
        /** Refused for its rate, with the time to come back. */
        SLOW_DOWN_UNTIL,
        /** Refused for its rate, with nothing said. */
        SLOW_DOWN,
        /** Status 503. */
        BROKEN,
        /** Status 502 and a web page. */
        WEB_PAGE,
        /** Bytes that are not JSON. */
        NONSENSE,
        /** No body. */
        EMPTY,
        /** The connection is lost in the middle of the records. */
        CUT,
        /** The right answer, {@link #LATE}. */
        LATE,
        /** No answer until the caller gives up. */
        SILENT,
        /** Carried out, and the connection is lost before the answer. */
        LOST_AFTER,
        /** The connection is lost before anything is carried out. */
        LOST_BEFORE
    }

    /**
     * A request that came.
     *
     * @param status that was answered; 0 when there was no answer
     */
    public record Seen(String path, int status, Instant at) {}

    /**
     * A request to change something that came.
     *
     * @param applied whether it was carried out
     */
    public record Asked(String path, boolean applied, Optional<String> actor, String body) {
        /** Without the body. */
        @Override
        public String toString() {
            return path + (applied ? "" : " not") + " applied";
        }
    }

    private final VirtualTime time;
    private final Ledger ledger = new Ledger();
    private final Endpoints endpoints;
    private final Changes changes;
    private final Json json = new Json();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;
    // Guarded by this object.
    private final Set<String> tokens = new TreeSet<>();
    private final Set<String> modulesOff = new TreeSet<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final Deque<Optional<Mishap>> mishapsOfChanges = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Deque<Instant> window = new ArrayDeque<>();
    private final List<Seen> seen = new ArrayList<>();

    public ReferenceSystem(VirtualTime time) {
        this.time = time;
        this.endpoints = new Endpoints(
                ledger, new CursorTokens("cursors-are-ours".getBytes(StandardCharsets.US_ASCII), time), time);
        this.changes = new Changes(ledger, endpoints, time);
        new Seed(ledger, time.instant()).plant();
        new RosterSeed(ledger, time.instant()).plant();
    }

    /** What it holds; changes are seen by the next request. */
    public Ledger ledger() {
        return ledger;
    }

    /** The record as {@code get} would answer it, or as a list does. */
    public Optional<String> shown(Ledger.Kind kind, String id, boolean thin) {
        return ledger.find(kind, id)
                .map(record -> thin ? endpoints.thin(kind, record) : endpoints.full(kind, record))
                .map(record -> new String(json.write(record), StandardCharsets.UTF_8));
    }

    public synchronized void allow(String token) {
        tokens.add(token);
    }

    public synchronized void revoke(String token) {
        tokens.remove(token);
    }

    /** Takes away the right to ask for a family of paths, such as {@code people}. */
    public synchronized void switchOff(String module) {
        modulesOff.add(module);
    }

    /** Lets the next answers go wrong. */
    public synchronized void befall(Mishap mishap, int times) {
        for (int i = 0; i < times; i++) {
            mishaps.add(mishap);
        }
    }

    /** Lets the answer to one of the next requests that change something go wrong; so many go by first. */
    public synchronized void befallChange(Mishap mishap, int skip) {
        for (int i = 0; i < skip; i++) {
            mishapsOfChanges.add(Optional.empty());
        }
        mishapsOfChanges.add(Optional.of(mishap));
    }

    /** Every request to change something that came, in order. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Whether somebody waits for an answer that will not come. */
    public boolean isKeepingSilence() {
        return silent;
    }

    /** Every request that came, in order. */
    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public Answer post(Request request, Duration patience) throws IOException, TimeoutException, InterruptedException {
        Optional<Mishap> mishap;
        boolean tooOften;
        synchronized (this) {
            tooOften = countsTooMany();
            mishap = tooOften ? Optional.empty() : nextMishap(request.path());
        }
        if (tooOften) {
            return log(request, notCarriedOut(request, slowDown(true)));
        }
        if (mishap.isEmpty()) {
            return log(request, answer(request));
        }
        return switch (mishap.get()) {
            case SLOW_DOWN_UNTIL -> log(request, notCarriedOut(request, slowDown(true)));
            case SLOW_DOWN -> log(request, notCarriedOut(request, slowDown(false)));
            case BROKEN ->
                log(
                        request,
                        notCarriedOut(request, new Answer(503, Map.of(), line(head(Optional.of("out_of_order"))))));
            case LOST_AFTER -> {
                answer(request);
                log(request, 0);
                throw new IOException("the connection was lost");
            }
            case LOST_BEFORE -> {
                notCarriedOut(request, new Answer(0, Map.of(), new byte[0]));
                log(request, 0);
                throw new IOException("the connection was lost");
            }
            case WEB_PAGE ->
                log(
                        request,
                        new Answer(
                                502, Map.of(), "<html><h1>Bad gateway</h1></html>".getBytes(StandardCharsets.UTF_8)));
            case NONSENSE ->
                log(request, new Answer(200, Map.of(), "{\"ok\":tru\n[\n".getBytes(StandardCharsets.UTF_8)));
            case EMPTY -> log(request, new Answer(200, Map.of(), new byte[0]));
            case CUT -> {
                Answer whole = log(request, answer(request));
                yield new Answer(whole.status(), Map.of(), Arrays.copyOf(whole.body(), whole.body().length / 2));
            }
            case LATE -> late(request, patience);
            case SILENT -> {
                log(request, 0);
                silent = true;
                closed.await();
                throw new IOException("the system was closed");
            }
        };
    }

    private Optional<Mishap> nextMishap(String path) {
        Optional<Mishap> ofChange =
                changes.serves(path) && !mishapsOfChanges.isEmpty() ? mishapsOfChanges.poll() : Optional.empty();
        return ofChange.or(() -> Optional.ofNullable(mishaps.poll()));
    }

    private Answer notCarriedOut(Request request, Answer answer) {
        if (changes.serves(request.path())) {
            note(request, false);
        }
        return answer;
    }

    private synchronized void note(Request request, boolean applied) {
        asked.add(new Asked(
                request.path(), applied, request.actor(), new String(request.body(), StandardCharsets.UTF_8)));
    }

    private Answer late(Request request, Duration patience) throws TimeoutException {
        if (patience.compareTo(LATE) < 0) {
            log(request, 0);
            time.pass(patience);
            throw new TimeoutException("no answer after " + patience);
        }
        time.pass(LATE);
        return log(request, answer(request));
    }

    private boolean countsTooMany() {
        Instant now = time.instant();
        while (!window.isEmpty() && !window.peek().plus(WINDOW).isAfter(now)) {
            window.poll();
        }
        if (window.size() >= CALLS) {
            return true;
        }
        window.add(now);
        return false;
    }

    private Answer answer(Request request) {
        synchronized (this) {
            if (!tokens.contains(request.token())) {
                return refusal("token_refused");
            }
            if (modulesOff.contains(request.path().substring(0, request.path().indexOf('.')))) {
                return refusal("module_off");
            }
        }
        Endpoints.Outcome outcome;
        try {
            outcome = outcome(request, json.readObject(request.body()));
        } catch (InvalidRequestException e) {
            return refusal("not_json");
        }
        if (outcome.problem().isPresent()) {
            return refusal(outcome.problem().get());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, @Nullable Object> head = head(Optional.empty());
        head.put("next", outcome.next().orElse(null));
        body.writeBytes(line(head));
        outcome.records().forEach(record -> body.writeBytes(line(record)));
        Map<String, @Nullable Object> end = new LinkedHashMap<>();
        end.put("end", outcome.records().size());
        body.writeBytes(line(end));
        return new Answer(200, Map.of(), body.toByteArray());
    }

    private Endpoints.Outcome outcome(Request request, Map<String, @Nullable Object> body) {
        if (request.path().equals("tickets.take")) {
            return changes.ticket();
        }
        if (request.path().equals("tickets.made")) {
            return changes.madeWith(body);
        }
        if (!changes.serves(request.path())) {
            return endpoints.answer(request.path(), body, request.actor());
        }
        Changes.Done done = changes.answer(request.path(), body, request.actor());
        note(request, done.applied());
        return done.outcome();
    }

    /** It says no with status 200. */
    private Answer refusal(String problem) {
        return new Answer(200, Map.of(), line(head(Optional.of(problem))));
    }

    private Answer slowDown(boolean says) {
        return new Answer(
                429,
                says ? Map.of("retry-in-ms", String.valueOf(REST.toMillis())) : Map.of(),
                line(head(Optional.of("slow_down"))));
    }

    private static Map<String, @Nullable Object> head(Optional<String> problem) {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("ok", problem.isEmpty());
        problem.ifPresent(word -> head.put("problem", word));
        return head;
    }

    private byte[] line(Map<String, @Nullable Object> object) {
        byte[] bytes = json.write(object);
        byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        return line;
    }

    private Answer log(Request request, Answer answer) {
        log(request, answer.status());
        return answer;
    }

    private synchronized void log(Request request, int status) {
        seen.add(new Seen(request.path(), status, time.instant()));
    }

    /** Lets go of everybody who waits for an answer. */
    @Override
    public void close() {
        closed.countDown();
    }
}
