package io.hirelay.operation;

import io.hirelay.model.Word;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the values of a filter are, and how text becomes one.
 *
 * @param <V> the values
 */
public final class ValueType<V> {
    private static final Set<Operator> EXACT = Set.of(Operator.EQ, Operator.IN);
    private static final Set<Operator> ORDERED =
            Set.copyOf(EnumSet.of(Operator.EQ, Operator.IN, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE));

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,\\p{Pd}]+");

    /** Text compared exactly. */
    public static final ValueType<String> TEXT =
            new ValueType<>("text", String.class, EXACT, List.of(), Optional.empty(), text -> text, value -> value);

    /** Words to look for, of which a text has each whole or its beginning; case and accents do not matter. */
    public static final ValueType<String> SEARCH = new ValueType<>(
            "search",
            String.class,
            Set.of(Operator.EQ),
            List.of(),
            Optional.empty(),
            ValueType::parseSearch,
            value -> value);

    /** An e-mail address, compared without case. */
    public static final ValueType<String> EMAIL =
            new ValueType<>("email", String.class, EXACT, List.of(), Optional.empty(), String::strip, value -> value);

    /** A moment. */
    public static final ValueType<Instant> TIME = new ValueType<>(
            "time", Instant.class, ORDERED, List.of(), Optional.empty(), ValueType::parseTime, Instant::toString);

    /** A time on somebody's clock, in no zone. */
    public static final ValueType<LocalDateTime> LOCAL_TIME = new ValueType<>(
            "local_time",
            LocalDateTime.class,
            ORDERED,
            List.of(),
            Optional.empty(),
            ValueType::parseLocalTime,
            LocalDateTime::toString);

    /** {@code true} or {@code false}. */
    public static final ValueType<Boolean> FLAG = new ValueType<>(
            "boolean",
            Boolean.class,
            Set.of(Operator.EQ),
            List.of("true", "false"),
            Optional.empty(),
            text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("must be true or false");
            },
            value -> value.toString());

    private final String name;
    private final Class<V> type;
    private final Set<Operator> operators;
    private final List<String> words;
    private final Optional<Resource<?>> names;
    private final Function<String, V> parser;
    private final Function<V, String> writer;

    private ValueType(
            String name,
            Class<V> type,
            Set<Operator> operators,
            List<String> words,
            Optional<Resource<?>> names,
            Function<String, V> parser,
            Function<V, String> writer) {
        this.name = name;
        this.type = type;
        this.operators = operators;
        this.words = words;
        this.names = names;
        this.parser = parser;
        this.writer = writer;
    }

    /** One of a list's words. */
    public static <E extends Enum<E> & Word> ValueType<E> wordOf(Class<E> list) {
        List<String> words =
                Arrays.stream(list.getEnumConstants()).map(Word::word).toList();
        return new ValueType<>(
                "word",
                list,
                EXACT,
                words,
                Optional.empty(),
                text -> Arrays.stream(list.getEnumConstants())
                        .filter(value -> value.word().equals(text.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "must be one of " + String.join(", ", words) + ", not '" + shortened(text) + "'")),
                Word::word);
    }

    /** An identifier of another object, in any form the provider accepts; it becomes canonical before it is used. */
    public static ValueType<String> idOf(Resource<?> resource) {
        return new ValueType<>(
                "id",
                String.class,
                EXACT,
                List.of(),
                Optional.of(Objects.requireNonNull(resource, "resource")),
                text -> text,
                value -> value);
    }

    /** What kind of value, in a word: text, search, email, time, local_time, boolean, word or id. */
    public String name() {
        return name;
    }

    public Class<V> type() {
        return type;
    }

    /** How such values can be compared. */
    public Set<Operator> operators() {
        return operators;
    }

    /** The only values there are, where they can be listed. */
    public List<String> words() {
        return words;
    }

    /** Whether it is one of a list's words. */
    boolean isWord() {
        return type.isEnum();
    }

    /** The kind of object whose identifier it is. */
    public Optional<Resource<?>> names() {
        return names;
    }

    /**
     * Text as a value.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    public V parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return parser.apply(text);
    }

    /** The value as text that {@link #parse} understands. */
    public String write(V value) {
        return writer.apply(value);
    }

    /**
     * The value in the form in which it is compared, such as an e-mail address in lower case.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    public V canonical(V value) {
        return parse(write(value));
    }

    /** Whether a value that is present is the one asked for. */
    boolean same(V asked, V present) {
        if (this == EMAIL) {
            return ((String) asked).equalsIgnoreCase((String) present);
        }
        return this == SEARCH ? found((String) asked, (String) present) : asked.equals(present);
    }

    private static boolean found(String asked, String present) {
        List<String> there = searched(present);
        return searched(asked).stream()
                .allMatch(word -> there.stream().anyMatch(candidate -> candidate.startsWith(word)));
    }

    /** The words of a text without what does not tell them apart. */
    private static List<String> searched(String text) {
        String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(letters)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String parseSearch(String text) {
        if (searched(text).isEmpty()) {
            throw new IllegalArgumentException("must have a word to look for");
        }
        return text.strip();
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Instant parseTime(String given) {
        // A plus sign of an offset arrives as a space when a client forgets to encode it.
        String text = given.strip().replace(' ', '+');
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notWithOffset) {
            try {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException notADate) {
                throw new IllegalArgumentException(
                        "must be an ISO 8601 time such as 2026-01-31T09:30:00Z, or a date such as 2026-01-31",
                        notADate);
            }
        }
    }

    /** A closing Z is what many languages print behind any time; a real offset would have to be shifted, to nobody knows where. */
    private static LocalDateTime parseLocalTime(String given) {
        String text = given.strip();
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            if (parsed instanceof LocalDateTime time) {
                return time;
            }
            if (text.endsWith("Z") || text.endsWith("z")) {
                return ((OffsetDateTime) parsed).toLocalDateTime();
            }
        } catch (DateTimeParseException notATime) {
            try {
                return LocalDate.parse(text).atStartOfDay();
            } catch (DateTimeParseException notADate) {
                throw new IllegalArgumentException(
                        "must be an ISO 8601 time without an offset such as 2026-01-31T09:30:00, or a date such as"
                                + " 2026-01-31",
                        notADate);
            }
        }
        throw new IllegalArgumentException(
                "must be a time on the provider's clock, without an offset, such as 2026-01-31T09:30:00");
    }

    @Override
    public String toString() {
        return names.map(resource -> "id of " + resource).orElse(name)
                + (words.isEmpty() ? "" : words.stream().collect(Collectors.joining("|", "(", ")")));
    }
}
