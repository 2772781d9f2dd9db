package io.hirelay.server.store;

import io.hirelay.budget.Allowance;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Shares;
import io.hirelay.json.Json;
import io.hirelay.operation.Lane;
import io.hirelay.server.store.SharedCount.Node;
import io.hirelay.server.store.SharedCount.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link SharedCount} as the text that is kept of it: JSON, times in microseconds since 1970. */
final class CountText {
    private final Json json = new Json();

    /** The text of a count. */
    String write(SharedCount count) {
        Allowance allowance = count.allowance();
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("at", micros(count.now()));
        text.put(
                "spec",
                List.of(allowance.spec().calls(), micros(allowance.spec().window())));
        text.put(
                "allowance",
                List.of(
                        allowance.limit(),
                        allowance.trusted(),
                        micros(allowance.pausedUntil()),
                        allowance.step(),
                        allowance.patience(),
                        micros(allowance.raiseAt())));
        text.put("places", count.places().stream().map(CountText::place).toList());
        text.put("others", count.others().stream().map(CountText::micros).toList());
        Map<String, Object> nodes = new LinkedHashMap<>();
        count.nodes()
                .forEach((name, node) -> nodes.put(
                        name,
                        List.of(
                                byName(node.wanted()),
                                byName(node.turns()),
                                micros(node.until()),
                                micros(node.seen()))));
        text.put("nodes", nodes);
        text.put("turn", count.turn());
        return new String(json.write(text), StandardCharsets.UTF_8);
    }

    /**
     * The count of a text. What was learned about another specification than this is forgotten, but nobody may call any
     * sooner for that.
     *
     * @throws RuntimeException when it was not written by this version or one like it
     */
    SharedCount read(String text, BudgetSpec spec, Shares shares) {
        Map<String, @Nullable Object> read = json.readObject(text.getBytes(StandardCharsets.UTF_8));
        List<?> of = list(read.get("spec"));
        List<?> learned = list(read.get("allowance"));
        Instant pausedUntil = instant(learned.get(2));
        Allowance fresh = Allowance.of(spec);
        Allowance allowance =
                number(of.get(0)) == spec.calls() && duration(of.get(1)).equals(spec.window())
                        ? new Allowance(
                                spec,
                                (int) number(learned.get(0)),
                                (int) number(learned.get(1)),
                                pausedUntil,
                                (int) number(learned.get(3)),
                                (int) number(learned.get(4)),
                                instant(learned.get(5)))
                        : new Allowance(
                                spec,
                                fresh.limit(),
                                fresh.trusted(),
                                pausedUntil,
                                fresh.step(),
                                fresh.patience(),
                                fresh.raiseAt());
        Map<String, Node> nodes = new LinkedHashMap<>();
        map(read.get("nodes")).forEach((name, node) -> nodes.put(name, node(list(node))));
        return new SharedCount(
                shares,
                instant(read.get("at")),
                allowance,
                list(read.get("places")).stream()
                        .map(place -> place(list(place)))
                        .toList(),
                list(read.get("others")).stream().map(CountText::instant).toList(),
                nodes,
                number(read.get("turn")));
    }

    private static List<Object> place(Place place) {
        return List.of(
                place.number(), place.lane().name(), micros(place.since()), micros(place.until()), place.underWay());
    }

    private static Place place(List<?> read) {
        return new Place(
                number(read.get(0)),
                Lane.valueOf((String) read.get(1)),
                instant(read.get(2)),
                instant(read.get(3)),
                (Boolean) read.get(4));
    }

    private static Node node(List<?> read) {
        Map<Lane, Integer> wanted = new EnumMap<>(Lane.class);
        map(read.get(0)).forEach((lane, calls) -> wanted.put(Lane.valueOf(lane), (int) number(calls)));
        Map<Lane, Long> turns = new EnumMap<>(Lane.class);
        map(read.get(1)).forEach((lane, turn) -> turns.put(Lane.valueOf(lane), number(turn)));
        return new Node(wanted, instant(read.get(2)), instant(read.get(3)), turns);
    }

    private static Map<String, Object> byName(Map<Lane, ?> numbers) {
        Map<String, Object> named = new LinkedHashMap<>();
        numbers.forEach((lane, number) -> named.put(lane.name(), number));
        return named;
    }

    /** Microseconds since 1970, rounded down. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The time of so many microseconds since 1970. */
    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    private static Duration duration(Object micros) {
        return Duration.of(number(micros), ChronoUnit.MICROS);
    }

    private static Instant instant(@Nullable Object micros) {
        return instant(number(micros));
    }

    private static long number(@Nullable Object read) {
        return (Long) Objects.requireNonNull(read);
    }

    private static List<?> list(@Nullable Object read) {
        return (List<?>) Objects.requireNonNull(read);
    }

    private static Map<String, ?> map(@Nullable Object read) {
        @SuppressWarnings("unchecked") // objects are read as maps by name
        Map<String, ?> map = (Map<String, ?>) Objects.requireNonNull(read);
        return map;
    }
}
