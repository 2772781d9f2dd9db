package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The disqualification reasons that a new account comes with. */
public final class Reasons {
    private static final long FIRST = 0xb1f4e0;
    /** From this position on it was the candidate's own doing. */
    private static final int FIRST_WITHDRAWAL = 11;

    private static final List<String> DESCRIPTIONS = List.of(
            "Doesn't have required qualifications",
            "Doesn't have required experience",
            "Area of speciality doesn't match job",
            "Doesn't match job location",
            "Job no longer receiving applications",
            "Other candidates are more suitable",
            "Salary expectations too high",
            "Unsuccessful interview",
            "Unsuccessful assessment",
            "Doesn't meet timeframe for job",
            "Could not be contacted",
            "Withdrew / declined interview",
            "Did not attend interview",
            "Rejected offer",
            "Not interested");

    private final List<Reason> all;

    Reasons() {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < DESCRIPTIONS.size(); i++) {
            reasons.add(new Reason(FIRST + i, DESCRIPTIONS.get(i), i + 1 >= FIRST_WITHDRAWAL, i + 1));
        }
        all = List.copyOf(reasons);
    }

    public List<Reason> all() {
        return all;
    }

    public Optional<Reason> byId(long id) {
        return all.stream().filter(reason -> reason.id() == id).findFirst();
    }
}
