package io.hirelay.workable.sandbox.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may do; in the API's words these are lower case. */
public enum Scope {
    R_JOBS,
    R_CANDIDATES,
    W_CANDIDATES,
    W_COMMENTS,
    R_OFFERS,
    W_OFFERS,
    R_REQUISITIONS,
    W_REQUISITIONS,
    R_EMPLOYEES,
    W_EMPLOYEES,
    R_TIMEOFF,
    W_TIMEOFF,
    R_TIME_TRACKING,
    W_TIME_TRACKING,
    R_ACCOUNT,
    W_DEPARTMENTS,
    W_MEMBERS;

    /** Every scope. */
    public static final Set<Scope> ALL = Collections.unmodifiableSet(EnumSet.allOf(Scope.class));

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scopes that a text names, separated by spaces. */
    public static Set<Scope> allOf(String words) {
        return Arrays.stream(words.split(" +"))
                .filter(word -> !word.isEmpty())
                .map(Scope::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /** The reverse of {@link #allOf}, always in the same order. */
    public static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }

    /** The scope that the API calls so. */
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scope '" + word + "' is unknown; known are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Scope::word).toList())));
    }
}
