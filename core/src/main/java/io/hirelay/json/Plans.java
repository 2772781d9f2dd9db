package io.hirelay.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.hirelay.model.Word;
import java.util.Arrays;
import java.util.Locale;

/** What has to be known of a class to write its instances, found out once. Thread-safe. */
final class Plans {
    private final ClassValue<RecordPlan> records = new ClassValue<>() {
        @Override
        protected RecordPlan computeValue(Class<?> type) {
            return new RecordPlan(type);
        }
    };

    private final ClassValue<SerializableString[]> words = new ClassValue<>() {
        @Override
        protected SerializableString[] computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> new SerializedString(wordOf((Enum<?>) constant)))
                    .toArray(SerializableString[]::new);
        }
    };

    RecordPlan of(Class<?> record) {
        return records.get(record);
    }

    /** How an enum's constant is written. */
    SerializableString word(Enum<?> constant) {
        return words.get(constant.getDeclaringClass())[constant.ordinal()];
    }

    /** The word of the unified model, or the name in lower case. */
    static String wordOf(Enum<?> constant) {
        return constant instanceof Word word ? word.word() : constant.name().toLowerCase(Locale.ROOT);
    }
}
