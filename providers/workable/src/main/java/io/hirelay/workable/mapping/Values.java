package io.hirelay.workable.mapping;

import io.hirelay.model.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What each becomes, without those that become nothing. */
    static <T, R> List<R> map(
            @Nullable List<? extends @Nullable T> values, Function<? super T, ? extends @Nullable R> mapper) {
        return Present.<T>in(values).stream()
                .<R>map(mapper)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The words of a list whose words are Workable's own. */
    static <E extends Enum<E> & Word> Map<String, E> words(Class<E> list) {
        return Arrays.stream(list.getEnumConstants()).collect(Collectors.toUnmodifiableMap(Word::word, each -> each));
    }
}
