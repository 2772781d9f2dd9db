package io.hirelay.model;

/** What a stage is for, whatever a customer calls it. */
public enum StageKind implements Word {
    SOURCED,
    APPLIED,
    SHORTLISTED,
    PHONE_SCREEN("phone-screen"),
    ASSESSMENT,
    INTERVIEW,
    OFFER,
    HIRED;

    private final String word;

    StageKind() {
        this.word = name().toLowerCase(java.util.Locale.ROOT);
    }

    StageKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
