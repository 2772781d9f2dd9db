package io.hirelay.conformance;

import io.hirelay.input.AnswerInput;
import io.hirelay.input.CandidateType;
import io.hirelay.input.FieldInput;
import io.hirelay.input.FileInput;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a record tells what went into a write, and whether it does. A record is what JSON shows of it. Values never stand
 * in what is answered: fields do.
 */
final class Told {
    /** They say how something is written, or whose record it is; no record tells them. */
    private static final Set<String> MANNER = Set.of(
            "on_duplicate",
            "allow_incomplete",
            "replace",
            "force",
            "remote_data",
            "talent_pool",
            "data",
            "file_url",
            "id",
            "candidate");

    /** Where the unified model tells a field of an input that has no field of the same name, by kind of record. */
    private static final Map<String, Map<String, String>> PLACES = Map.of(
            "candidate",
                    Map.of(
                            "job_id", "applications.job.id",
                            "stage_id", "applications.current_stage.id",
                            "type", "is_sourced",
                            "resume", "attachments.file_name"),
            "application",
                    Map.of(
                            "application_id", "id",
                            "job_id", "job.id",
                            "stage_id", "current_stage.id",
                            "withdrew", "status"),
            "time-off request", Map.of("timeoff_type", "timeoff_type_id"));

    /** What is set takes the place of what is of its type; what is of other types stays. */
    private static final Set<String> UNITED = Set.of("groups");

    private static final String ADD = "_add";
    private static final String REMOVE = "_remove";

    private Told() {}

    /** The field of the record that a field of an input is about. */
    static String base(String field) {
        return field.endsWith(ADD)
                ? field.substring(0, field.length() - ADD.length())
                : field.endsWith(REMOVE) ? field.substring(0, field.length() - REMOVE.length()) : field;
    }

    /** Where the record tells it. */
    static String place(Sample<?, ?> sample, String field) {
        String base = base(field);
        String known = sample.places().getOrDefault(field, sample.places().get(base));
        if (known != null) {
            return known;
        }
        String singular = sample.operation().resource().singular();
        return Optional.ofNullable(PLACES.get(singular))
                .map(places -> places.get(base))
                .orElse(base.equals("candidate_id") ? "candidate.id" : base.equals("parent") ? "parent.id" : base);
    }

    /** Fields of the input that the record should tell and does not; empty when it tells everything. */
    static List<String> missing(Sample<?, ?> sample, @Nullable Object before, Object record) {
        List<String> missing = new ArrayList<>();
        for (Shape.Field field : sample.given()) {
            if (!MANNER.contains(field.name())
                    && !sample.unseen().containsKey(field.name())
                    && !tells(sample, field, before, record)) {
                missing.add(field.name());
            }
        }
        sample.expected().forEach((path, value) -> {
            if (at(record, path).stream().noneMatch(found -> covers(found, Likeness.shown(value), false))) {
                missing.add(path);
            }
        });
        return missing;
    }

    private static boolean tells(Sample<?, ?> sample, Shape.Field field, @Nullable Object before, Object record) {
        Object value = field.in(sample.input());
        if (value instanceof Optional<?> perhaps) {
            value = perhaps.orElseThrow();
        }
        String name = field.name();
        String path = place(sample, name);
        boolean loosely = sample.places().containsKey(name) || sample.places().containsKey(base(name));
        List<@Nullable Object> found = at(record, path);
        if (value instanceof Change.Clear<?>) {
            return isEmptyAt(record, path);
        }
        if (name.equals("custom_fields")) {
            return ((List<?>) value).stream().allMatch(each -> tells(found, (FieldInput) each));
        }
        if (name.endsWith(REMOVE)) {
            return keeps(at(before, path), found, (List<?>) value)
                    && ((List<?>) value).stream().noneMatch(gone -> has(found, Likeness.shown(gone), loosely));
        }
        if (name.endsWith(ADD)) {
            return keeps(at(before, path), found, going(sample, name))
                    && ((List<?>) value).stream().allMatch(more -> times(found, Likeness.shown(more), loosely) == 1);
        }
        if (value instanceof Change.Set<?> set) {
            Object shown = shown(name, set.value());
            return has(found, shown, loosely)
                    && (!(shown instanceof List<?> wanted)
                            || loosely
                            || UNITED.contains(name)
                            || size(found) == wanted.size());
        }
        return has(found, shown(name, value), loosely);
    }

    /** A field that is cleared has no value, whether or not it is still listed. */
    private static boolean tells(List<@Nullable Object> found, FieldInput input) {
        if (!(input.value() instanceof Change.Clear<?>)) {
            return has(found, Likeness.shown(List.of(input)), false);
        }
        return items(found).stream()
                .filter(item -> covers(item, Likeness.shown(Map.of("id", input.id())), false))
                .allMatch(item -> isEmptyAt(item, "value") && isEmptyAt(item, "rows"));
    }

    /** What the same input takes away from the list that it adds to. */
    private static List<?> going(Sample<?, ?> sample, String added) {
        String removed = base(added) + REMOVE;
        return sample.given().stream()
                .filter(field -> field.name().equals(removed))
                .findFirst()
                .<List<?>>map(field -> (List<?>) field.in(sample.input()))
                .orElse(List.of());
    }

    /** What the record should show of a value, where it is not the value itself. */
    private static @Nullable Object shown(String field, Object value) {
        if (value instanceof CandidateType type) {
            return type == CandidateType.LEAD;
        }
        if (value instanceof FileInput file) {
            return Likeness.shown(file.fileName());
        }
        if (field.equals("withdrew")) {
            return value.equals(true) ? "withdrawn" : "rejected";
        }
        if (field.equals("answers")) { // whether the question comes back by id or by text is the provider's
            List<Object> said = new ArrayList<>();
            ((List<?>) value).forEach(answer -> ((AnswerInput) answer).value().ifPresent(said::add));
            return said.stream()
                    .map(each -> Map.of("value", Objects.requireNonNull(Likeness.shown(each))))
                    .toList();
        }
        return Likeness.shown(value);
    }

    /** Everything that was there, but what is said to go, is there still. */
    private static boolean keeps(List<@Nullable Object> before, List<@Nullable Object> after, List<?> gone) {
        List<@Nullable Object> left = items(after);
        for (Object item : items(before)) {
            boolean goes = gone.stream().anyMatch(each -> covers(item, Likeness.shown(each), false));
            if (!goes && left.stream().noneMatch(other -> Likeness.alike(item, other))) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(List<@Nullable Object> found, @Nullable Object wanted, boolean loosely) {
        return found.stream().anyMatch(each -> covers(each, wanted, loosely));
    }

    private static long times(List<@Nullable Object> found, @Nullable Object wanted, boolean loosely) {
        return items(found).stream()
                .filter(each -> covers(each, wanted, loosely))
                .count();
    }

    private static int size(List<@Nullable Object> found) {
        return items(found).size();
    }

    /** The items of the lists found; a page of the record in the provider's own application is none of the person's. */
    private static List<@Nullable Object> items(List<@Nullable Object> found) {
        List<@Nullable Object> items = new ArrayList<>();
        for (Object each : found) {
            if (each instanceof List<?> list) {
                list.stream()
                        .filter(item -> !(item instanceof Map<?, ?> map && "profile".equals(map.get("type"))))
                        .forEach(items::add);
            } else if (each != null) {
                items.add(each);
            }
        }
        return items;
    }

    /**
     * Whether what was found tells what was wanted: an object every field that has a value, a list every item, whatever
     * else there is. Text is compared without regard to case, because that is how systems keep addresses.
     */
    private static boolean covers(@Nullable Object found, @Nullable Object wanted, boolean loosely) {
        if (wanted == null) {
            return true;
        }
        if (wanted instanceof Map<?, ?> object) {
            if (found instanceof Map<?, ?> there) {
                return object.entrySet().stream()
                        .filter(field -> field.getValue() != null && !isEmpty(field.getValue()))
                        .allMatch(field -> covers(there.get(field.getKey()), field.getValue(), loosely));
            }
            // a record that has one value of it only, such as a tag's name
            return object.values().stream()
                    .filter(value -> value != null)
                    .anyMatch(value -> covers(found, value, loosely));
        }
        if (wanted instanceof List<?> items) {
            List<?> there = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
            return items.stream().allMatch(item -> there.stream().anyMatch(each -> covers(each, item, loosely)));
        }
        if (wanted instanceof String text) {
            if (found instanceof Map<?, ?> object) {
                return object.values().stream().anyMatch(value -> covers(value, wanted, false));
            }
            if (found instanceof List<?> list) {
                return list.stream().anyMatch(item -> covers(item, wanted, loosely));
            }
            if (!(found instanceof String other)) {
                return false;
            }
            String one = text.strip().toLowerCase(Locale.ROOT);
            String another = other.strip().toLowerCase(Locale.ROOT);
            return loosely ? another.contains(one) : another.equals(one);
        }
        if (wanted instanceof Number && found instanceof Number) {
            return new BigDecimal(wanted.toString()).compareTo(new BigDecimal(found.toString())) == 0;
        }
        return Objects.equals(found, wanted);
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.values().stream().allMatch(Told::isEmpty);
    }

    /** What stands under a path; lists on the way are gone through. */
    static List<@Nullable Object> at(@Nullable Object record, String path) {
        List<@Nullable Object> here = new ArrayList<>();
        here.add(record);
        for (String name : path.split("\\.")) {
            List<@Nullable Object> next = new ArrayList<>();
            for (Object each : here) {
                if (each instanceof Map<?, ?> map) {
                    next.add(map.get(name));
                } else if (each instanceof List<?> list) {
                    list.forEach(item -> next.add(item instanceof Map<?, ?> map ? map.get(name) : null));
                }
            }
            here = next;
        }
        return here;
    }

    /** Whether anything stands there. */
    static boolean isEmptyAt(Object record, String path) {
        return items(at(record, path)).stream().allMatch(Told::isEmpty);
    }

    /** Names of what two records tell otherwise, but for the times and the provider's own record. */
    static Set<String> different(@Nullable Object before, @Nullable Object after) {
        return Likeness.different(without(before), without(after));
    }

    private static Map<?, ?> without(@Nullable Object record) {
        Map<Object, Object> rest = new LinkedHashMap<>();
        if (record instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value != null && !value.equals(RawJson.NULL)) {
                    rest.put(name, value instanceof Map<?, ?> || value instanceof List<?> ? stripped(value) : value);
                }
            });
        }
        rest.keySet().removeAll(Set.of("remote_data", "updated_at", "last_interaction_at"));
        return rest;
    }

    /** Records within a record change their times as well; what files they have is told by the outer one. */
    private static Object stripped(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> rest = new LinkedHashMap<>(without(map));
            rest.remove("attachments");
            return rest;
        }
        List<Object> items = new ArrayList<>();
        ((List<?>) value)
                .forEach(item -> items.add(item == null ? "null" : item instanceof Map<?, ?> ? stripped(item) : item));
        return items;
    }
}
