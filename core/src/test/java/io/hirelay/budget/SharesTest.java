package io.hirelay.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.operation.Lane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    private static final Shares SHARES = Shares.DEFAULT;

    /** The order in which the lanes get so many places, when nobody has any. */
    private static List<Lane> order(Shares shares, int limit, Map<Lane, Integer> wanted, int places) {
        Map<Lane, Integer> used = new EnumMap<>(Lane.class);
        Map<Lane, Integer> left = new EnumMap<>(wanted);
        List<Lane> order = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            Lane lane = shares.next(limit, used, left);
            order.add(lane);
            used.merge(lane, 1, Integer::sum);
            left.merge(lane, -1, Integer::sum);
        }
        return order;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, 0, 0",
        "2, 1, 1, 0, 0",
        "4, 1, 1, 1, 1",
        "5, 2, 1, 1, 1",
        "10, 6, 2, 1, 1",
        "50, 30, 10, 5, 5",
        "1000000, 600000, 200000, 100000, 100000"
    })
    void every_lane_has_its_share_and_at_least_one(int limit, int interactive, int events, int sync, int backfill) {
        assertEquals(
                List.of(interactive, events, sync, backfill),
                Arrays.stream(Lane.values())
                        .map(lane -> SHARES.reserved(limit, lane))
                        .toList());
    }

    @Test
    void shares_never_add_up_to_more_than_the_limit() {
        for (int limit = 1; limit < 200; limit++) {
            for (Shares shares : List.of(SHARES, new Shares(97, 1, 1, 1), new Shares(0, 0, 0, 100))) {
                int sum = 0;
                for (Lane lane : Lane.values()) {
                    sum += shares.reserved(limit, lane);
                }
                assertTrue(sum <= limit, shares + " of " + limit + " add up to " + sum);
            }
        }
    }

    @Test
    void what_a_lane_does_not_want_is_the_most_urgent_ones() {
        Map<Lane, Integer> wanted = Map.of(Lane.INTERACTIVE, 20, Lane.SYNC, 20);
        List<Lane> order = order(SHARES, 10, wanted, 10);
        assertEquals(9, order.stream().filter(Lane.INTERACTIVE::equals).count());
        assertEquals(Lane.INTERACTIVE, order.get(0));
        assertEquals(Lane.SYNC, order.get(6), "it has its share before others have more than theirs");
        assertEquals(List.of(Lane.BACKFILL, Lane.BACKFILL), order(SHARES, 10, Map.of(Lane.BACKFILL, 2), 2));
    }

    @Test
    void lane_without_a_share_gets_what_is_left() {
        Shares none = new Shares(100, 0, 0, 0);
        assertEquals(
                List.of(Lane.INTERACTIVE, Lane.EVENTS, Lane.BACKFILL),
                order(none, 10, Map.of(Lane.INTERACTIVE, 1, Lane.EVENTS, 1, Lane.BACKFILL, 1), 3));
    }

    @Test
    void somebody_must_want_a_place() {
        assertThrows(IllegalArgumentException.class, () -> SHARES.next(10, Map.of(), Map.of(Lane.SYNC, 0)));
    }

    @ParameterizedTest
    @CsvSource({"61, 20, 10, 10", "-1, 20, 10, 10"})
    void shares_of_more_than_everything_or_less_than_nothing_are_refused(
            int interactive, int events, int sync, int backfill) {
        assertThrows(IllegalArgumentException.class, () -> new Shares(interactive, events, sync, backfill));
    }

    @Test
    void every_lane_must_have_a_share() {
        assertThrows(NullPointerException.class, () -> new Shares(Map.of(Lane.SYNC, 5)));
    }

    /** The estimate is what really happens when nobody else comes: place by place, window by window. */
    @Test
    void calls_before_one_are_counted_as_they_will_go() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            int limit = 1 + random.nextInt(20);
            Map<Lane, Integer> waiting = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                if (random.nextInt(3) > 0) {
                    waiting.put(lane, random.nextInt(30));
                }
            }
            List<Lane> order = new ArrayList<>();
            Map<Lane, Integer> left = new EnumMap<>(waiting);
            while (left.values().stream().anyMatch(calls -> calls > 0)) {
                int sum = left.values().stream().mapToInt(Integer::intValue).sum();
                List<Lane> window = order(SHARES, limit, left, Math.min(limit, sum));
                window.forEach(lane -> left.merge(lane, -1, Integer::sum));
                order.addAll(window);
            }
            for (Lane lane : Lane.values()) {
                int place = 0;
                for (int i = 0; i < order.size(); i++) {
                    if (order.get(i) == lane) {
                        assertEquals(i, SHARES.before(limit, waiting, lane, place), lane + " " + place + " " + waiting);
                        place++;
                    }
                }
            }
        }
    }

    @Test
    void one_that_does_not_wait_yet_is_counted_behind_its_lane() {
        assertEquals(3, SHARES.before(10, Map.of(Lane.SYNC, 3), Lane.SYNC, 3));
        assertEquals(0, SHARES.before(10, Map.of(), Lane.BACKFILL, 0));
    }
}
