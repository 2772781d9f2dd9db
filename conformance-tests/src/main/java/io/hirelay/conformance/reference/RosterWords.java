package io.hirelay.conformance.reference;

import io.hirelay.model.Coded;
import io.hirelay.model.DaySession;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.FieldType;
import io.hirelay.model.Gender;
import io.hirelay.model.GroupType;
import io.hirelay.model.MaritalStatus;
import io.hirelay.model.PayInterval;
import io.hirelay.model.TimeUnit;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.Word;
import io.hirelay.model.WorkplaceType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system's words for those who work here, and ours. A word that is not here is carried as it is. */
final class RosterWords {
    private RosterWords() {}

    static final Map<String, EmploymentStatus> STANDINGS = Map.of(
            "aboard", EmploymentStatus.ACTIVE,
            "expected", EmploymentStatus.PENDING,
            "ashore", EmploymentStatus.INACTIVE);

    static final Map<String, Gender> SEXES =
            Map.of("w", Gender.FEMALE, "m", Gender.MALE, "x", Gender.NON_BINARY, "-", Gender.UNDISCLOSED);

    static final Map<String, MaritalStatus> WED = Map.of("yes", MaritalStatus.MARRIED, "no", MaritalStatus.SINGLE);

    static final Map<String, EmploymentType> HOURS = Map.of(
            "whole", EmploymentType.FULL_TIME,
            "half", EmploymentType.PART_TIME,
            "apprentice", EmploymentType.TRAINEE);

    static final Map<String, WorkplaceType> PLACES =
            Map.of("yard", WorkplaceType.ON_SITE, "home", WorkplaceType.REMOTE);

    static final Map<String, PayInterval> TIMES = Map.of(
            "year", PayInterval.YEARLY,
            "month", PayInterval.MONTHLY,
            "week", PayInterval.WEEKLY,
            "day", PayInterval.DAILY,
            "hour", PayInterval.HOURLY);

    static final Map<String, GroupType> GANGS =
            Map.of("house", GroupType.LEGAL_ENTITY, "yard", GroupType.OFFICE, "crew", GroupType.TEAM);

    static final Map<String, FieldType> MARKS = Map.ofEntries(
            Map.entry("word", FieldType.SHORT_TEXT),
            Map.entry("prose", FieldType.FREE_TEXT),
            Map.entry("count", FieldType.NUMBER),
            Map.entry("yes_no", FieldType.BOOLEAN),
            Map.entry("day", FieldType.DATE),
            Map.entry("mail", FieldType.EMAIL),
            Map.entry("phone", FieldType.PHONE),
            Map.entry("link", FieldType.URL),
            Map.entry("one_of", FieldType.DROPDOWN),
            Map.entry("some_of", FieldType.MULTIPLE_CHOICE),
            Map.entry("land", FieldType.COUNTRY),
            Map.entry("place", FieldType.LOCATION),
            Map.entry("money", FieldType.CURRENCY),
            Map.entry("share", FieldType.PERCENTAGE),
            Map.entry("wage", FieldType.PAY_RATE),
            Map.entry("paper", FieldType.FILE),
            Map.entry("hand", FieldType.EMPLOYEE),
            Map.entry("gang", FieldType.GROUP),
            Map.entry("rota", FieldType.SCHEDULE),
            Map.entry("card", FieldType.COMPOSITE));

    static final Map<String, TimeUnit> COUNTED = Map.of("days", TimeUnit.DAYS, "hours", TimeUnit.HOURS);

    static final Map<String, TimeoffStatus> STATES = Map.of(
            "Asked", TimeoffStatus.PENDING,
            "Granted", TimeoffStatus.APPROVED,
            "Refused", TimeoffStatus.REJECTED,
            "Withdrawn", TimeoffStatus.WITHDRAWN);

    static final Map<String, DaySession> SPELLS = Map.of(
            "whole", DaySession.FULL,
            "forenoon", DaySession.MORNING,
            "afternoon", DaySession.AFTERNOON);

    /** Our value of a word of the system, with the word beside it. */
    static <E extends Enum<E> & Word> Optional<Coded<E>> coded(Map<String, E> words, @Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        E known = words.get(word);
        return Optional.of(known == null ? Coded.unknown(word) : Coded.of(known, word));
    }

    /** The system's word for a value of ours; the provider's own word where that is what was given. */
    static <E extends Enum<E> & Word> Optional<String> word(Map<String, E> words, Coded<E> value) {
        return value.known().map(known -> word(words, known)).orElseGet(() -> Optional.of(value.providerWord()));
    }

    static <E extends Enum<E> & Word> Optional<String> word(Map<String, E> words, E value) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue() == value)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
