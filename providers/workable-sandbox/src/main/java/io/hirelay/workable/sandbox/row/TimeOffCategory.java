package io.hirelay.workable.sandbox.row;

/**
 * What somebody may be away for.
 *
 * @param unit {@code full_days}, {@code half_days} or {@code hours}
 * @param unlimited whether nobody counts
 */
public record TimeOffCategory(
        String id, String name, boolean paid, String description, String unit, boolean unlimited) {}
