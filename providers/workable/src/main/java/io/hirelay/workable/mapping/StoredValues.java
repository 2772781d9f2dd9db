package io.hirelay.workable.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what is to be stored with what is: Workable writes days, countries and numbers in its own forms. */
final class StoredValues {
    /** How a day goes out. */
    static final String MIDNIGHT = "T00:00:00.000Z";

    private static final int DAY_LENGTH = "2026-01-31".length();

    private StoredValues() {}

    /** Whether nothing is there. */
    static boolean isNothing(@Nullable Object stored) {
        return stored == null
                || stored instanceof String text && text.isBlank()
                || stored instanceof List<?> list && list.isEmpty()
                || stored instanceof Map<?, ?> map && map.isEmpty();
    }

    /** Whether what is stored says all that is wanted; of parts and places it may say more. */
    static boolean covers(@Nullable Object stored, @Nullable Object wanted) {
        if (isNothing(wanted)) {
            return isNothing(stored);
        }
        if (wanted instanceof Map<?, ?> parts) {
            return stored instanceof Map<?, ?> there && coversParts(there, parts);
        }
        if (wanted instanceof List<?> several) {
            return stored instanceof List<?> there && coversAll(there, several);
        }
        if (wanted instanceof Number number) {
            return stored instanceof Number || stored instanceof String
                    ? sameNumber(String.valueOf(stored), number)
                    : false;
        }
        if (wanted instanceof String text) {
            return stored instanceof String || stored instanceof Number
                    ? sameText(String.valueOf(stored), text)
                    : stored instanceof Map<?, ?> country && text.equals(country.get("value"));
        }
        return wanted.equals(stored);
    }

    private static boolean coversParts(Map<?, ?> stored, Map<?, ?> wanted) {
        if (wanted.containsKey("value") && wanted.containsKey("display")) {
            return covers(stored.get("value"), wanted.get("value")); // a country, whose name is Workable's own
        }
        return wanted.entrySet().stream().allMatch(part -> covers(stored.get(part.getKey()), part.getValue()));
    }

    private static boolean coversAll(List<?> stored, List<?> wanted) {
        if (stored.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!covers(stored.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameText(String stored, String wanted) {
        if (wanted.endsWith(MIDNIGHT) && wanted.length() == DAY_LENGTH + MIDNIGHT.length()) {
            return stored.length() >= DAY_LENGTH
                    && stored.substring(0, DAY_LENGTH).equals(wanted.substring(0, DAY_LENGTH));
        }
        return stored.strip().equals(wanted.strip())
                || wanted.indexOf('@') > 0 && stored.strip().equalsIgnoreCase(wanted.strip());
    }

    private static boolean sameNumber(String stored, Number wanted) {
        try {
            return new BigDecimal(stored.strip()).compareTo(new BigDecimal(wanted.toString())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
