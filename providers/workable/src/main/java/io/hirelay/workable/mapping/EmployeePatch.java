package io.hirelay.workable.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fields of an employee are to hold, by their ids. Immutable. */
public final class EmployeePatch {
    /** What Workable wants to know of everybody who is not a draft, with the unified fields that tell it. */
    private static final Map<String, String> NEEDED;

    private static final String STATUS = "status";

    static {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("firstname", "first_name");
        needed.put("lastname", "last_name");
        needed.put("work_email", "emails");
        needed.put("start_date", "start_date");
        NEEDED = Collections.unmodifiableMap(needed);
    }

    private final Map<String, FieldWish> wishes;

    EmployeePatch(Map<String, FieldWish> wishes) {
        this.wishes = Collections.unmodifiableMap(new LinkedHashMap<>(wishes));
    }

    /** The fields of somebody new. */
    public Map<String, @Nullable Object> creation() {
        return against(Map.of());
    }

    /**
     * The fields that are not yet as they are wanted.
     *
     * @param record the full record, by the ids of fields
     */
    public Map<String, @Nullable Object> against(Map<String, ? extends @Nullable Object> record) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>();
        wishes.forEach(
                (field, wish) -> wish.against(record.get(field)).ifPresent(sent -> differing.put(field, sent.value())));
        return differing;
    }

    /** Whether a record is of somebody who works for the customer. */
    public static boolean isActive(Map<String, ? extends @Nullable Object> record) {
        return "status_active".equals(record.get(STATUS));
    }

    /** Whether a record is a draft. */
    public static boolean isDraft(Map<String, ? extends @Nullable Object> record) {
        return "status_draft".equals(record.get(STATUS));
    }

    /** The unified fields that somebody lacks who is not a draft, when the change is made. */
    public List<String> missing(Map<String, ? extends @Nullable Object> record) {
        Map<String, @Nullable Object> then = new LinkedHashMap<>(record);
        then.putAll(against(record));
        return lacking(then);
    }

    /** Those of them that the change takes away. */
    public List<String> taken(Map<String, ? extends @Nullable Object> record) {
        List<String> before = lacking(record);
        return missing(record).stream().filter(field -> !before.contains(field)).toList();
    }

    private static List<String> lacking(Map<String, ? extends @Nullable Object> record) {
        List<String> missing = new ArrayList<>();
        NEEDED.forEach((field, unified) -> {
            if (StoredValues.isNothing(record.get(field))) {
                missing.add(unified);
            }
        });
        return missing;
    }

    /** The work address that is wanted; null when none is. */
    public @Nullable String workEmail() {
        return creation().get("work_email") instanceof String address ? address : null;
    }
}
