package io.hirelay.json;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a record are written.
 *
 * @param only JSON names of the fields wanted, {@code id} always being one of them; empty for all
 * @param except JSON names of fields that are left out, even where {@code only} names them
 * @param remoteData whether the provider's records are written, also those of nested records
 */
public record Projection(Optional<Set<String>> only, Set<String> except, boolean remoteData) {
    /** Everything. */
    public static final Projection ALL = new Projection(Optional.empty(), Set.of(), true);

    public Projection {
        only = only.map(Set::copyOf);
        except = Set.copyOf(except);
    }

    /** Whether a record's own field of this name is written. */
    public boolean keeps(String field) {
        Objects.requireNonNull(field, "field");
        return !except.contains(field)
                && (remoteData || !field.equals(RecordPlan.REMOTE_DATA))
                && (only.isEmpty() || field.equals("id") || only.get().contains(field));
    }

    /**
     * A value as it is written through this projection: a record, or a collection or map of records. It may stand
     * anywhere in what is written, such as in an envelope.
     */
    public Projected of(@Nullable Object value) {
        return new Projected(value, this);
    }
}
