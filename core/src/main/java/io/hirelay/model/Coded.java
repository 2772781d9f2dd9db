package io.hirelay.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A value of an open list: ours where the provider's word is known, and always the provider's own word. A word nobody
 * has seen yet is carried, never refused.
 *
 * @param <E> the list
 * @param known our value, empty when the provider's word is not in the list
 * @param providerWord what the provider said, as it said it
 */
public record Coded<E extends Enum<E> & Word>(Optional<E> known, String providerWord) implements Scalar {
    public Coded {
        Objects.requireNonNull(known, "known");
        Objects.requireNonNull(providerWord, "providerWord");
    }

    public static <E extends Enum<E> & Word> Coded<E> of(E value, String providerWord) {
        return new Coded<E>(Optional.of(value), providerWord);
    }

    /** A value for which the provider has no word of its own. */
    public static <E extends Enum<E> & Word> Coded<E> of(E value) {
        return new Coded<E>(Optional.of(value), value.word());
    }

    public static <E extends Enum<E> & Word> Coded<E> unknown(String providerWord) {
        return new Coded<E>(Optional.empty(), providerWord);
    }

    public boolean is(E value) {
        return known.isPresent() && known.get() == value;
    }

    /** Our word, or the provider's where we know none. */
    public String word() {
        return known.isPresent() ? known.get().word() : providerWord;
    }

    @Override
    public Object json() {
        return word();
    }
}
