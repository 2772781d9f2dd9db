package io.hirelay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.Location;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.WebAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateMatcherTest {
    private static final String NOBODY = "";

    private final Candidate ada = candidate(
            "Ada Byron", "Ada.Byron@Example.com", "020 7946 0018", "https://www.linkedin.com/in/AdaByron/", "GB");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // e-mail                  | name                | phone            | url                             |
                // matched on
                "ada.byron@example.com     | -                   | -                | -                               | email",
                "' ADA.BYRON@EXAMPLE.COM ' | -                   | -                | -                               | email",
                "ada.byron@example.org     | -                   | -                | -                               | ''",
                "adabyron@example.com      | -                   | -                | -                               | ''",
                "-                         | -                   | +44 20 7946 0018 | -                               | phone",
                "-                         | -                   | 0044 2079460018  | -                               | phone",
                "-                         | -                   | (020) 7946-0018  | -                               | phone",
                "-                         | -                   | +1 207 946 0018  | -                               | ''",
                "-                         | -                   | 0018             | -                               | ''",
                "-                         | -                   | call me          | -                               | ''",
                "-                         | -                   | -                | http://linkedin.com/in/adabyron | url",
                "-                         | -                   | -                | linkedin.com/in/AdaByron?trk=x  | url",
                "-                         | -                   | -                | https://uk.linkedin.com/in/adabyron/#about | url",
                "-                         | -                   | -                | https://linkedin.com/in/ada     | ''",
                "-                         | -                   | -                | https://www.linkedin.com/       | ''",
                "-                         | -                   | -                | not an address                  | ''",
                "-                         | Ada Byron           | -                | -                               | name",
                "-                         | BYRON, Ada          | -                | -                               | name",
                "-                         | Àdá Býron           | -                | -                               | name",
                "-                         | Ada Byrom           | -                | -                               | name",
                "-                         | Ada Augusta Byron   | -                | -                               | name",
                "-                         | Ada                 | -                | -                               | ''",
                "-                         | Ada Lovelace        | -                | -                               | ''",
                "-                         | Adam Baron          | -                | -                               | ''",
                "ada.byron@example.com     | Ada Byron           | 020 7946 0018    | linkedin.com/in/adabyron        | email url phone name",
                "ada.byron@example.com     | Grace Hopper        | 020 7946 0019    | linkedin.com/in/grace           | email",
            })
    void aPersonIsKnownByWhatIsTheSameInAnyForm(String email, String name, String phone, String url, String matched) {
        List<String> on = new DuplicateMatcher(list(email), Optional.ofNullable(name), list(phone), list(url))
                .compare(ada)
                .map(Likeness::matchedOn)
                .orElse(List.of());

        assertEquals(matched, String.join(" ", on));
    }

    @Test
    void aNameAloneNeverSuffices() {
        Likeness byName = compare("", "Ada Byron", "", "");

        assertTrue(byName.score() < DuplicateMatcher.LIKELY, "a namesake scores " + byName.score());
        for (Likeness surely : List.of(
                compare("ada.byron@example.com", NOBODY, "", ""),
                compare("", NOBODY, "+442079460018", ""),
                compare("", NOBODY, "", "linkedin.com/in/adabyron"))) {
            assertTrue(surely.score() > DuplicateMatcher.LIKELY, surely.matchedOn() + " scores " + surely.score());
        }
    }

    @Test
    void theMoreIsSharedTheHigherTheScore() {
        List<Likeness> fromLeast = List.of(
                compare("", "Ada Byrom", "", ""),
                compare("", "Ada Byron", "", ""),
                compare("", "", "020 7946 0018", ""),
                compare("", "Ada Byron", "020 7946 0018", ""),
                compare("ada.byron@example.com", "", "", ""),
                compare("ada.byron@example.com", "Ada Byron", "", ""),
                compare("ada.byron@example.com", "Ada Byron", "020 7946 0018", "linkedin.com/in/adabyron"));

        assertEquals(
                fromLeast,
                fromLeast.stream()
                        .sorted(Comparator.comparingDouble(Likeness::score))
                        .toList());
        assertEquals(7, fromLeast.stream().map(Likeness::score).distinct().count());
        assertTrue(fromLeast.get(6).score() <= 1);
    }

    @Test
    void pagesOfProgramsAreToldApartByTheirQuery() {
        Candidate grace =
                candidate("Grace", "g@example.com", "1", "https://facebook.com/profile.php?id=42&ref=x", "US");

        assertEquals(
                List.of("url"),
                new DuplicateMatcher(
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                List.of("https://m.facebook.com/profile.php?id=42"))
                        .compare(grace)
                        .orElseThrow()
                        .matchedOn());
        assertEquals(
                Optional.empty(),
                new DuplicateMatcher(
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                List.of("https://facebook.com/profile.php?id=43"))
                        .compare(grace));
    }

    @ParameterizedTest
    @CsvSource({
        "Jürgen Groß,         Jurgen Gross,      1,    1",
        "Søren Kierkegaard,   Soren Kierkegaard, 1,    1",
        "Łukasz Żak,          Lukasz Zak,        1,    1",
        "Seán O'Brien,        Sean OBrien,       1,    1",
        "Mary-Jane Watson,    Maryjane Watson,   1,    1",
        "Αλέξης Ζορμπάς,      Αλεξης Ζορμπας,    1,    1",
        "李小龙,               李小龙,             1,    1",
        "John Smith,          Jon Smith,         0.92, 0.99",
        "Maria Garcia,        Maria Gomez,       0,    0.85",
        "Ada Byron,           Grace Hopper,      0,    0.5",
        "'',                  Ada Byron,         0,    0",
        "---,                 Ada Byron,         0,    0",
    })
    void namesAreComparedWithoutCaseAccentsAndOrder(String one, String other, double least, double most) {
        double similarity = Names.similarity(one, other);

        assertTrue(least <= similarity && similarity <= most, "similar by " + similarity);
        assertEquals(similarity, Names.similarity(other, one), 0.05, "whichever is named first");
    }

    private Likeness compare(String email, String name, String phone, String url) {
        return new DuplicateMatcher(
                        list(email.isEmpty() ? null : email),
                        Optional.of(name).filter(text -> !text.isEmpty()),
                        list(phone.isEmpty() ? null : phone),
                        list(url.isEmpty() ? null : url))
                .compare(ada)
                .orElseThrow();
    }

    private static List<String> list(String value) {
        return Stream.ofNullable(value).toList();
    }

    private static Candidate candidate(String name, String email, String phone, String url, String country) {
        Shape<Candidate> shape = Shape.of(Candidate.class);
        Map<String, Object> known = new HashMap<>(Map.of(
                "id", Id.of("c1"),
                "name", Optional.of(name),
                "emails", List.of(new EmailAddress(Optional.of(email), Optional.empty(), Optional.empty())),
                "phones", List.of(new PhoneNumber(Optional.of(phone), Optional.empty(), Optional.empty())),
                "urls", List.of(new WebAddress(Optional.of(url), Optional.empty())),
                "location_details",
                        List.of(new Location(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(country),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                "remote_data", RawJson.NULL));
        Object[] values = shape.fields().stream()
                .map(field -> known.getOrDefault(
                        field.name(), field.arity() == Shape.Arity.LIST ? List.of() : Optional.empty()))
                .toArray();
        return shape.make(values, Set.of());
    }
}
