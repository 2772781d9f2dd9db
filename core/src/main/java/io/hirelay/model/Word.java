package io.hirelay.model;

import java.util.Locale;

/** A word of one of the unified model's open lists; implemented by enums. */
public interface Word {

    String name();

    /** How the word is written in JSON and in filters: lower snake case unless the constant says otherwise. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
