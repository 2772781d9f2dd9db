package io.hirelay.workable.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a field of an employee is to hold. Immutable. */
sealed interface FieldWish {

    /**
     * What is to be sent for it.
     *
     * @param stored what it holds now; null for nothing
     * @return empty when it is as it is wanted already
     */
    Optional<Sent> against(@Nullable Object stored);

    /** The same for a field with several values, which is shown as an empty list when it has none, and never as null. */
    default FieldWish ofSeveral() {
        return this;
    }

    /** A value that goes out; null or an empty list takes away what there is. */
    record Sent(@Nullable Object value) {}

    /** A value in place of the one there is; null for none. */
    record Whole(@Nullable Object value) implements FieldWish {
        @Override
        public Optional<Sent> against(@Nullable Object stored) {
            return StoredValues.covers(stored, value) ? Optional.empty() : Optional.of(new Sent(value));
        }

        @Override
        public FieldWish ofSeveral() {
            return value == null ? new Whole(List.of()) : this;
        }
    }

    /** Parts of a value that is made of several; the others stay. */
    record Parts(Map<String, Object> parts) implements FieldWish {
        public Parts {
            parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }

        @Override
        public Optional<Sent> against(@Nullable Object stored) {
            if (StoredValues.covers(stored, parts)) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            if (stored instanceof Map<?, ?> there) {
                there.forEach((part, value) -> all.put(String.valueOf(part), value));
            }
            all.putAll(parts);
            return Optional.of(new Sent(all));
        }
    }

    /**
     * Rows of a field with several values.
     *
     * <p>A row that says what is wanted goes out as it came, with its id. What is new becomes a row of its own: where
     * Workable keeps history it goes on from the main row. Rows that are not wanted any more are left out, which Workable
     * takes for their end or, where it keeps history, for former ones.
     *
     * @param values in order, the main one first
     * @param replacing whether they stand in place of what there is; else beside it
     * @param history whether Workable keeps former rows
     * @param day the part that tells from when a row holds; of two rows of one day the later one corrects the other
     */
    record Rows(List<Object> values, boolean replacing, boolean history, Optional<String> day) implements FieldWish {
        private static final String VALUE = "value";
        private static final String PRIMARY = "is_primary";
        private static final String HISTORY = "history_of";

        public Rows {
            values = List.copyOf(values);
        }

        @Override
        public Optional<Sent> against(@Nullable Object stored) {
            List<Map<String, @Nullable Object>> there = rows(stored);
            List<@Nullable Map<String, @Nullable Object>> taken = new ArrayList<>(there);
            List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
            boolean differs = false;
            for (Object value : values) {
                Optional<Map<String, @Nullable Object>> same =
                        take(taken, row -> StoredValues.covers(row.get(VALUE), value));
                Optional<Map<String, @Nullable Object>> sameDay = same.isPresent()
                        ? Optional.empty()
                        : take(taken, row -> day.isPresent() && isOfDay(row.get(VALUE), value));
                differs |= same.isEmpty();
                wanted.add(same.orElseGet(
                        () -> sameDay.map(row -> corrected(row, value)).orElseGet(() -> row(value))));
            }
            List<Map<String, @Nullable Object>> others = new ArrayList<>();
            for (Map<String, @Nullable Object> row : taken) {
                if (row != null) {
                    others.add(row);
                }
            }
            List<Map<String, @Nullable Object>> all = new ArrayList<>(replacing ? List.of() : others);
            all.addAll(wanted);
            differs |= replacing
                    && (day.isEmpty() || !history)
                    && others.stream().anyMatch(row -> !history || !isFormer(row, wanted));
            boolean moved = !all.isEmpty() && mainAt(all, main(all));
            differs |= moved && replacing && day.isEmpty();
            return differs ? Optional.of(new Sent(all)) : Optional.empty();
        }

        /** Whether a row is but the history of one that stays. */
        private static boolean isFormer(
                Map<String, @Nullable Object> row, List<Map<String, @Nullable Object>> staying) {
            Object history = row.get(HISTORY);
            return history != null
                    && !Boolean.TRUE.equals(row.get(PRIMARY))
                    && staying.stream().anyMatch(other -> history.equals(other.get(HISTORY)));
        }

        /** Which row is the main one: the latest by its day, else the first that is wanted. */
        private int main(List<Map<String, @Nullable Object>> all) {
            int main = 0;
            if (day.isEmpty()) {
                return replacing ? 0 : firstMain(all);
            }
            for (int i = 1; i < all.size(); i++) {
                if (dayOf(all.get(i).get(VALUE)).compareTo(dayOf(all.get(main).get(VALUE))) >= 0) {
                    main = i;
                }
            }
            return main;
        }

        private static int firstMain(List<Map<String, @Nullable Object>> all) {
            for (int i = 0; i < all.size(); i++) {
                if (Boolean.TRUE.equals(all.get(i).get(PRIMARY))) {
                    return i;
                }
            }
            return 0;
        }

        /** Marks one row as the main one; whether another was. */
        private static boolean mainAt(List<Map<String, @Nullable Object>> all, int main) {
            boolean moved = false;
            for (int i = 0; i < all.size(); i++) {
                Object before = all.get(i).put(PRIMARY, i == main);
                moved |= !Boolean.valueOf(i == main).equals(before);
            }
            return moved;
        }

        private static Map<String, @Nullable Object> row(Object value) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put(PRIMARY, false);
            row.put(VALUE, value);
            return row;
        }

        private static Map<String, @Nullable Object> corrected(Map<String, @Nullable Object> row, Object value) {
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            if (row.get(VALUE) instanceof Map<?, ?> there && value instanceof Map<?, ?> more) {
                there.forEach((part, each) -> parts.put(String.valueOf(part), each));
                more.forEach((part, each) -> parts.put(String.valueOf(part), each));
            }
            row.put(VALUE, parts);
            return row;
        }

        private boolean isOfDay(@Nullable Object stored, Object wanted) {
            String of = dayOf(wanted);
            return !of.isEmpty() && of.equals(dayOf(stored));
        }

        private String dayOf(@Nullable Object value) {
            Object text = value instanceof Map<?, ?> parts ? parts.get(day.orElse("")) : null;
            return text instanceof String written && written.length() >= 10 ? written.substring(0, 10) : "";
        }

        private static Optional<Map<String, @Nullable Object>> take(
                List<@Nullable Map<String, @Nullable Object>> from, Predicate<Map<String, @Nullable Object>> wanted) {
            for (int i = 0; i < from.size(); i++) {
                Map<String, @Nullable Object> row = from.get(i);
                if (row != null && wanted.test(row)) {
                    from.set(i, null);
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        }

        private static List<Map<String, @Nullable Object>> rows(@Nullable Object stored) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            if (stored instanceof List<?> list) {
                for (Object element : list) {
                    if (element instanceof Map<?, ?> row && row.containsKey(VALUE)) {
                        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                        row.forEach((name, value) -> copy.put(String.valueOf(name), value));
                        rows.add(copy);
                    }
                }
            }
            return rows;
        }
    }
}
