package io.hirelay.workable.sandbox.row;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Public ids: lower-case hexadecimal numbers that grow with insertion. What the web application shows in its URLs is
 * the same number less a constant, which the API does not accept.
 */
public final class Ids {
    private static final long APPLICATION_OFFSET = 1234;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,15}");

    private Ids() {}

    public static String text(long id) {
        return Long.toHexString(id);
    }

    /** The number behind a public id; empty when the text cannot be one. */
    public static OptionalLong parse(String text) {
        return HEX.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text, 16)) : OptionalLong.empty();
    }

    /** The decimal number that the web application uses for the same row. */
    public static long application(long id) {
        return id - APPLICATION_OFFSET;
    }

    /** The public id of a row that the web application knows by this number. */
    public static long ofApplication(long number) {
        return number + APPLICATION_OFFSET;
    }
}
