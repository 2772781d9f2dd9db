package io.hirelay.conformance;

import io.hirelay.error.HirelayException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How tests of rules say what they expect. Messages name the operation and the field, never a record's content. */
final class Expect {
    private Expect() {}

    static void that(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new Violation(String.format(Locale.ROOT, message, arguments));
        }
    }

    static void equal(@Nullable Object expected, @Nullable Object found, String message, Object... arguments) {
        if (!Objects.equals(expected, found)) {
            throw new Violation(String.format(Locale.ROOT, message, arguments) + ": expected " + shown(expected)
                    + ", found " + shown(found));
        }
    }

    /** Fails unless {@code call} fails in this way; answers how it did. */
    static HirelayException failure(Callable<?> call, String what, Class<? extends HirelayException> wanted) {
        return failure(call, what, List.of(wanted));
    }

    /** Fails unless {@code call} fails in one of these ways; answers how it did. */
    static HirelayException failure(Callable<?> call, String what, List<Class<? extends HirelayException>> wanted) {
        String names = wanted.stream().map(Class::getSimpleName).collect(Collectors.joining(" or "));
        Object answer;
        try {
            answer = call.call();
        } catch (HirelayException e) {
            if (wanted.stream().anyMatch(type -> type.isInstance(e))) {
                return e;
            }
            throw new Violation(what + " failed with " + name(e) + " instead of " + names, e);
        } catch (Exception e) {
            throw new Violation(what + " failed with " + e.getClass().getName() + ", which is no HirelayException", e);
        }
        throw new Violation(what + " should have failed with " + names + " and answered "
                + (answer == null ? "nothing" : "a " + answer.getClass().getSimpleName()));
    }

    static String name(HirelayException e) {
        return e.getClass().getSimpleName() + " (" + e.code().code() + ")";
    }

    private static String shown(@Nullable Object value) {
        return value instanceof Collection<?> many && many.size() > 12
                ? many.size() + " of " + many.stream().limit(5).toList() + "…"
                : String.valueOf(value);
    }
}
