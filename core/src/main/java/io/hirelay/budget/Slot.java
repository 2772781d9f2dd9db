package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.util.Objects;

/**
 * A place in a ledger for one call.
 *
 * @param lane whose share it counts in
 * @param number tells it from the ledger's other places
 */
public record Slot(Lane lane, long number) {
    public Slot {
        Objects.requireNonNull(lane, "lane");
    }
}
