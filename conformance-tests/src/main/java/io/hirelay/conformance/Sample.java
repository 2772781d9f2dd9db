package io.hirelay.conformance;

import io.hirelay.Connection;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.operation.ActionOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a fixture's account can be asked to write, and where the kit finds it again. The kit knows where the
 * record tells a field of the input: under the same name, or where the unified model has its place for it. A fixture says
 * only what is otherwise at its provider. Immutable: each method answers a new value.
 *
 * @param <I> what goes into the write
 * @param <O> what comes out of it
 */
public final class Sample<I, O> {
    /** Reads back what a write was about: anything that JSON can show. */
    @FunctionalInterface
    public interface Reading<O> {
        Object read(Connection connection, O written);
    }

    private final ActionOperation<I, O> operation;
    private final I input;
    private final Map<String, String> places;
    private final Map<String, String> unseen;
    private final Map<String, Object> expected;
    private final Set<String> following;
    private final Optional<Reading<O>> reading;
    private final Loss loss;

    /** What can be known when the answer is lost. */
    enum Loss {
        FOUND,
        UNSURE,
        UNKNOWABLE,
        REPEATABLE
    }

    private Sample(
            ActionOperation<I, O> operation,
            I input,
            Map<String, String> places,
            Map<String, String> unseen,
            Map<String, Object> expected,
            Set<String> following,
            Optional<Reading<O>> reading,
            Loss loss) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.input = Objects.requireNonNull(input, "input");
        this.places = Map.copyOf(places);
        this.unseen = Map.copyOf(unseen);
        this.expected = Map.copyOf(expected);
        this.following = Set.copyOf(following);
        this.reading = reading;
        this.loss = loss;
    }

    /** @param input valid in every account of the fixture, with canonical identifiers, about nobody else's business */
    public static <I, O> Sample<I, O> of(ActionOperation<I, O> operation, I input) {
        return new Sample<>(operation, input, Map.of(), Map.of(), Map.of(), Set.of(), Optional.empty(), Loss.FOUND);
    }

    /** The record tells this field of the input, or at least its words, under this path, such as {@code job.id}. */
    public Sample<I, O> shownAs(String field, String path) {
        return new Sample<>(operation, input, with(places, field, path), unseen, expected, following, reading, loss);
    }

    /** No record tells this field of the input. */
    public Sample<I, O> unseen(String field, String why) {
        return new Sample<>(operation, input, places, with(unseen, field, why), expected, following, reading, loss);
    }

    /** What the record has under this path when it is written: words, numbers, true or false, as JSON shows them. */
    public Sample<I, O> expecting(String path, Object value) {
        return new Sample<>(operation, input, places, unseen, with(expected, path, value), following, reading, loss);
    }

    /** Fields of the record that follow from what is changed and so change too. */
    public Sample<I, O> alsoChanging(String... fields) {
        Set<String> more = new LinkedHashSet<>(following);
        more.addAll(List.of(fields));
        return new Sample<>(operation, input, places, unseen, expected, more, reading, loss);
    }

    /** How it is read back where neither a get nor a list of what came out tells it. */
    public Sample<I, O> readBy(Reading<O> how) {
        return new Sample<>(operation, input, places, unseen, expected, following, Optional.of(how), loss);
    }

    /** Nobody can know what came of it when the answer is lost. */
    public Sample<I, O> unknowable(String why) {
        return losing(Loss.UNKNOWABLE, why);
    }

    /** It is found when it was carried out; when it is not found nobody can be sure that it will not be yet. */
    public Sample<I, O> unsure(String why) {
        return losing(Loss.UNSURE, why);
    }

    /** It may be carried out twice, because twice is the same as once. */
    public Sample<I, O> repeatable(String why) {
        return losing(Loss.REPEATABLE, why);
    }

    private Sample<I, O> losing(Loss other, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("what becomes of a lost answer needs a reason");
        }
        return new Sample<>(operation, input, places, unseen, expected, following, reading, other);
    }

    /** The same with another input. */
    Sample<I, O> about(I other) {
        return new Sample<>(operation, other, places, unseen, expected, following, reading, loss);
    }

    ActionOperation<I, O> operation() {
        return operation;
    }

    I input() {
        return input;
    }

    Map<String, String> places() {
        return places;
    }

    Map<String, String> unseen() {
        return unseen;
    }

    Map<String, Object> expected() {
        return expected;
    }

    Set<String> following() {
        return following;
    }

    Optional<Reading<O>> reading() {
        return reading;
    }

    Loss loss() {
        return loss;
    }

    /** The fields of the input that say something. */
    List<Shape.Field> given() {
        return given(input);
    }

    static List<Shape.Field> given(Object record) {
        List<Shape.Field> given = new ArrayList<>();
        for (Shape.Field field : Shape.of(record.getClass()).fields()) {
            if (says(field.in(record))) {
                given.add(field);
            }
        }
        return given;
    }

    private static boolean says(Object value) {
        return !(value instanceof Optional<?> perhaps && perhaps.isEmpty()
                || value instanceof List<?> items && items.isEmpty()
                || value instanceof Change.Keep<?>
                || value.equals(RawJson.NULL));
    }

    private static <V> Map<String, V> with(Map<String, V> some, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(some);
        more.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
        return more;
    }

    /** The operation and the names of what is given: values are personal. */
    @Override
    public String toString() {
        return operation.id() + " of " + given().stream().map(Shape.Field::name).toList();
    }
}
