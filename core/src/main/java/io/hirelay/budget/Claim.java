package io.hirelay.budget;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a ledger gave to those who wait.
 *
 * @param slots one for each call that may be made now, no more of a lane than were wanted
 * @param again when to ask for what was not given; {@link Duration#ZERO} when everything was
 */
public record Claim(List<Slot> slots, Duration again) {
    public Claim {
        slots = List.copyOf(slots);
        Objects.requireNonNull(again, "again");
    }
}
