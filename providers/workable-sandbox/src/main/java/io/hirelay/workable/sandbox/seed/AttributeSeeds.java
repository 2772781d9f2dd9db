package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.Question.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that the company added to candidates, one of each type and one that it switched off. */
public final class AttributeSeeds {
    private static final long FIRST = 0x3e8a0;
    private static final long FIRST_CHOICE = 0x4d100;

    private final List<CustomAttribute> all = List.of(
            attribute(0, "Notice period (weeks)", "numeric", "How long until they could start", "candidate"),
            attribute(1, "Talent review", "free_text", null, "user"),
            attribute(2, "Badge number", "short_text", "As printed", "user"),
            attribute(3, "Willing to relocate", "boolean", null, "candidate"),
            attribute(4, "Next availability", "date", null, "candidate"),
            choosing(5, "Seniority", "dropdown", true, "Trainee", "Junior", "Mid", "Senior"),
            choosing(6, "Languages", "multiple_choice", false, "English", "Ελληνικά", "Français", "Polski"),
            attribute(7, "Signed NDA", "file", "PDF only", "user"),
            new CustomAttribute(
                    FIRST + 8, "Old source code", "short_text", false, false, null, "user", false, List.of()));

    public List<CustomAttribute> all() {
        return all;
    }

    /** What a job asks for: everything that is switched on. */
    public List<CustomAttribute> enabled() {
        return all.stream().filter(CustomAttribute::enabled).toList();
    }

    public Optional<CustomAttribute> byId(long id) {
        return all.stream().filter(attribute -> attribute.id() == id).findFirst();
    }

    private static CustomAttribute attribute(
            int number, String label, String type, @Nullable String hint, String provider) {
        return new CustomAttribute(FIRST + number, label, type, true, number == 0, hint, provider, false, List.of());
    }

    private static CustomAttribute choosing(int number, String label, String type, boolean single, String... bodies) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            choices.add(new Choice(FIRST_CHOICE + number * 8L + i, bodies[i]));
        }
        return new CustomAttribute(FIRST + number, label, type, true, false, null, "user", single, choices);
    }
}
