package io.hirelay.workable.mapping;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts, which Workable HR sends as numbers or as decimal text such as {@code "13.00"}. */
final class Decimals {
    /** Bounded, so that no text makes a number that is longer than the text. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(?:\\.\\d{1,40})?");

    private Decimals() {}

    /** The amount exactly as written; null when it is none. */
    static @Nullable BigDecimal of(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Number || value instanceof String) {
            String text = String.valueOf(value).strip();
            return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
        }
        return null;
    }
}
