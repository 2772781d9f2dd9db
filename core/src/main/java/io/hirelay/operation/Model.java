package io.hirelay.operation;

import java.util.Locale;

/** A family of unified objects, the first segment of their routes. */
public enum Model {
    ATS("Applicant tracking"),
    HRIS("Human resources");

    private final String label;

    Model(String label) {
        this.label = label;
    }

    /** How routes and operation ids write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How people read it. */
    public String label() {
        return label;
    }
}
