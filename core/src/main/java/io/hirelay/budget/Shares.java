package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much of every window is kept for each lane, as far as the lane wants it. What a lane does not want goes to the most
 * urgent that does, so that nothing is left unused. Immutable.
 *
 * @param percent of a window's calls, for every lane; at most 100 together. A lane with a share gets at least one call
 *     where the limit has room for it
 */
public record Shares(Map<Lane, Integer> percent) {
    /** Interactive 60, events 20, sync 10, backfill 10. */
    public static final Shares DEFAULT = new Shares(60, 20, 10, 10);

    private static final Lane[] LANES = Lane.values();

    public Shares {
        percent = Map.copyOf(new EnumMap<>(Objects.requireNonNull(percent, "percent")));
        int sum = 0;
        for (Lane lane : Lane.values()) {
            int share = Objects.requireNonNull(percent.get(lane), () -> "the share of " + lane + " is missing");
            if (share < 0) {
                throw new IllegalArgumentException("the share of " + lane + " must not be negative, but is " + share);
            }
            sum += share;
        }
        if (sum > 100) {
            throw new IllegalArgumentException("the shares of all lanes must be at most 100 together, not " + sum);
        }
    }

    public Shares(int interactive, int events, int sync, int backfill) {
        this(Map.of(
                Lane.INTERACTIVE, interactive,
                Lane.EVENTS, events,
                Lane.SYNC, sync,
                Lane.BACKFILL, backfill));
    }

    /** How many of a window's calls are kept for a lane; for all lanes together no more than the limit. */
    public int reserved(int limit, Lane lane) {
        int[] reserved = new int[LANES.length];
        int left = limit;
        for (Lane each : LANES) {
            reserved[each.ordinal()] = left > 0 && share(each) > 0 ? 1 : 0;
            left -= reserved[each.ordinal()];
        }
        for (Lane each : LANES) {
            int more = Math.min(left, (int) ((long) limit * share(each) / 100) - reserved[each.ordinal()]);
            reserved[each.ordinal()] += Math.max(0, more);
            left -= Math.max(0, more);
        }
        return reserved[lane.ordinal()];
    }

    private int share(Lane lane) {
        return Objects.requireNonNull(percent.get(lane));
    }

    /**
     * Whose call the next free place is: the most urgent lane's that wants a call and has not had its share, else the
     * most urgent's that wants one.
     *
     * @param limit calls in one window
     * @param used places that each lane holds: calls under way and calls answered less than a window ago
     * @param wanted calls that wait in each lane; in one of them at least one
     * @throws IllegalArgumentException when no lane wants a call
     */
    public Lane next(int limit, Map<Lane, Integer> used, Map<Lane, Integer> wanted) {
        Lane mostUrgent = null;
        for (Lane lane : LANES) {
            if (wanted.getOrDefault(lane, 0) > 0) {
                if (used.getOrDefault(lane, 0) < reserved(limit, lane)) {
                    return lane;
                }
                mostUrgent = mostUrgent == null ? lane : mostUrgent;
            }
        }
        if (mostUrgent == null) {
            throw new IllegalArgumentException("no lane wants a call");
        }
        return mostUrgent;
    }

    /**
     * How many calls of all lanes go before one that has so many of its own lane before it, when nothing was used yet and
     * nobody else comes.
     */
    int before(int limit, Map<Lane, Integer> waiting, Lane lane, int place) {
        Map<Lane, Integer> left = new EnumMap<>(Lane.class);
        left.putAll(waiting);
        left.merge(lane, place + 1, Math::max);
        int before = 0;
        for (int mine = place; ; ) {
            Map<Lane, Integer> kept = new EnumMap<>(Lane.class);
            int ahead = 0;
            int sum = 0;
            for (Lane each : LANES) {
                int calls = Math.min(left.getOrDefault(each, 0), reserved(limit, each));
                kept.put(each, calls);
                sum += calls;
                ahead += each.compareTo(lane) < 0 ? calls : 0;
            }
            int mineKept = kept.getOrDefault(lane, 0);
            if (mine < mineKept) {
                return before + ahead + mine;
            }
            int rest = limit - sum;
            int moreUrgent = 0;
            for (Lane each : LANES) {
                int calls = Math.min(left.getOrDefault(each, 0) - kept.getOrDefault(each, 0), rest);
                if (each == lane && mine < mineKept + calls) {
                    return before + sum + moreUrgent + mine - mineKept;
                }
                mine -= each == lane ? mineKept + calls : 0;
                moreUrgent += calls;
                rest -= calls;
                left.merge(each, -kept.getOrDefault(each, 0) - calls, Integer::sum);
            }
            before += limit;
        }
    }
}
