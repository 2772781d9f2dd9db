package io.hirelay.workable.mapping;

import io.hirelay.model.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workable's values read as kindly as can be: what says nothing is none. */
final class Values {
    private Values() {}

    /** Text that says something. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The text, or an empty one where there is none. */
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What each becomes, without those that become nothing. */
    static <T, R> List<R> map(
            @Nullable List<? extends @Nullable T> values, Function<? super T, ? extends @Nullable R> mapper) {
        if (values == null) {
            return List.of();
        }
        List<R> mapped = new ArrayList<>(values.size());
        for (T value : values) {
            R result = value == null ? null : mapper.apply(value);
            if (result != null) {
                mapped.add(result);
            }
        }
        return mapped;
    }

    /** The words of a list whose words are Workable's own. */
    static <E extends Enum<E> & Word> Map<String, E> words(Class<E> list) {
        return Arrays.stream(list.getEnumConstants()).collect(Collectors.toUnmodifiableMap(Word::word, each -> each));
    }
}
