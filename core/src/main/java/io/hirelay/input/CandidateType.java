package io.hirelay.input;

import io.hirelay.model.Word;

/** How a candidate comes in. */
public enum CandidateType implements Word {
    /** Applied, and is told so by the provider where it tells applicants. */
    APPLICANT,
    /** Was found by somebody and hears nothing. */
    LEAD
}
