package io.hirelay.workable.mapping;

import io.hirelay.model.Coded;
import io.hirelay.model.FieldType;
import java.util.Map;

/** The types of employees' fields. */
final class FieldTypes {
    static final String BOOLEAN = "boolean";
    static final String COUNTRY = "country";
    static final String CURRENCY = "currency";
    static final String DATE = "date";
    static final String DROPDOWN = EmployeeSchema.DROPDOWN;
    static final String FILE = "file";
    static final String LOCATION = "location";
    static final String NUMERIC = "numeric";
    static final String PAY_RATE = "payRate";
    static final String PERCENTAGE = "percentage";

    /** The type of a field that the account's definitions do not hold. */
    static final String UNKNOWN = "unknown";

    private static final Map<String, FieldType> TYPES = Map.ofEntries(
            Map.entry("text", FieldType.SHORT_TEXT),
            Map.entry("paragraph", FieldType.FREE_TEXT),
            Map.entry(NUMERIC, FieldType.NUMBER),
            Map.entry(BOOLEAN, FieldType.BOOLEAN),
            Map.entry(DATE, FieldType.DATE),
            Map.entry("email", FieldType.EMAIL),
            Map.entry("phone", FieldType.PHONE),
            Map.entry("url", FieldType.URL),
            Map.entry(DROPDOWN, FieldType.DROPDOWN),
            Map.entry(COUNTRY, FieldType.COUNTRY),
            Map.entry(LOCATION, FieldType.LOCATION),
            Map.entry(CURRENCY, FieldType.CURRENCY),
            Map.entry(PERCENTAGE, FieldType.PERCENTAGE),
            Map.entry(PAY_RATE, FieldType.PAY_RATE),
            Map.entry(FILE, FieldType.FILE),
            Map.entry("employee", FieldType.EMPLOYEE),
            Map.entry("directReports", FieldType.EMPLOYEE),
            Map.entry("department", FieldType.GROUP),
            Map.entry("legalEntity", FieldType.GROUP),
            Map.entry("workSchedule", FieldType.SCHEDULE),
            Map.entry(EmployeeSchema.COMPOSITE, FieldType.COMPOSITE));

    private FieldTypes() {}

    /** The type of Workable's word; one that is new, or missing, is carried. */
    static Coded<FieldType> coded(String word) {
        if (word.isBlank()) {
            return Coded.unknown(UNKNOWN);
        }
        FieldType type = TYPES.get(word);
        return type == null ? Coded.unknown(word) : Coded.of(type, word);
    }
}
