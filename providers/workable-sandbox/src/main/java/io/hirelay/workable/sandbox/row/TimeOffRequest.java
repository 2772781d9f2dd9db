package io.hirelay.workable.sandbox.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be away. Times are the employee's own, without a zone.
 *
 * @param state {@code pending}, {@code approved}, {@code rejected} or {@code canceled}
 * @param total in the unit of the category
 * @param approval who has still to agree; null when nobody has
 */
public record TimeOffRequest(
        long id,
        long employee,
        TimeOffCategory category,
        LocalDateTime from,
        LocalDateTime to,
        String state,
        BigDecimal total,
        List<HalfDay> halfDays,
        @Nullable String note,
        String updatedBy,
        Instant updatedAt,
        @Nullable Approval approval) {
    public TimeOffRequest {
        halfDays = List.copyOf(halfDays);
    }

    /** @param half {@code first} or {@code second} */
    public record HalfDay(String date, String half) {}

    public record Approval(long id, UUID approver) {}

    /** Whether it counts against the balance. */
    public boolean counts() {
        return state.equals("approved") || state.equals("pending");
    }

    public TimeOffRequest decided(String newState, String by, Instant now) {
        return new TimeOffRequest(id, employee, category, from, to, newState, total, halfDays, note, by, now, null);
    }
}
