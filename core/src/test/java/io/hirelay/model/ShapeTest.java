package io.hirelay.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Shape.Arity;
import io.hirelay.operation.Catalogue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeTest {
    /** A record of the tests' own. */
    @Doc("A thing.")
    public record Thing(
            @Required @Doc("Its id.") Id<Thing> id,
            @Personal @Format("uri") Optional<String> homePageUrl,
            List<Ref<Job>> jobs,
            boolean isLast,
            Set<String> notLoaded) {
        public Thing {
            if (jobs.size() > 1) {
                throw new IllegalArgumentException("too many jobs");
            }
        }
    }

    /** Of any kind. */
    public record Box<T>(T content, Optional<T> more, List<T> rest) {}

    @Test
    void whatARecordIsMadeOf() {
        Shape<Thing> shape = Shape.of(Thing.class);
        assertSame(shape, Shape.of(Thing.class));
        assertEquals(Thing.class, shape.type());
        assertEquals(Optional.of("A thing."), shape.doc());
        assertTrue(shape.keepsNotLoaded());
        assertEquals(
                List.of("id", "home_page_url", "jobs", "is_last"),
                shape.fields().stream().map(Shape.Field::name).toList());
        assertEquals(
                List.of(Arity.ONE, Arity.OPTIONAL, Arity.LIST, Arity.ONE),
                shape.fields().stream().map(Shape.Field::arity).toList());
        assertEquals(
                List.of(Id.class, String.class, Ref.class, boolean.class),
                shape.fields().stream().map(Shape.Field::valueClass).toList());
        assertEquals(Optional.empty(), shape.field("not_loaded"));
        assertEquals(Optional.empty(), shape.field("homePageUrl"));
    }

    @Test
    void aNumberInANameIsAWordOfItsOwn() {
        assertEquals("street_1", Shape.snakeCase("street1"));
        assertEquals("line_12_of", Shape.snakeCase("line12Of"));
        assertTrue(Shape.of(PostalAddress.class).field("street_2").isPresent());
    }

    @Test
    void whatIsSaidOfItsFields() {
        Shape<Thing> shape = Shape.of(Thing.class);
        Shape.Field id = shape.field("id").orElseThrow();
        assertEquals(Optional.of("Its id."), id.doc());
        assertTrue(id.required());
        assertFalse(id.personal());
        assertEquals(Optional.empty(), id.format());
        Shape.Field page = shape.field("home_page_url").orElseThrow();
        assertEquals(Optional.of("uri"), page.format());
        assertTrue(page.personal());
        assertFalse(page.required());
        assertEquals(Optional.empty(), page.doc());
        Type job = ((ParameterizedType) shape.field("jobs").orElseThrow().valueType()).getActualTypeArguments()[0];
        assertEquals(Job.class, job);
    }

    @Test
    void recordsAreMadeAndReadByIt() {
        Shape<Thing> shape = Shape.of(Thing.class);
        List<Ref<Job>> jobs = List.of(Ref.to("J"));
        Object[] values = {Id.of("7c"), Optional.of("u"), jobs, true};
        Thing thing = shape.make(values, Set.of("jobs"));
        assertEquals(new Thing(Id.of("7c"), Optional.of("u"), jobs, true, Set.of("jobs")), thing);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], shape.fields().get(i).in(thing));
        }
        assertArrayEquals(values, shape.values(thing));
        assertEquals(Set.of("jobs"), shape.notLoaded(thing));
    }

    @Test
    void noValueIsTheEmptyValueWhereThereIsOne() {
        Shape<Thing> shape = Shape.of(Thing.class);
        assertEquals(
                new Thing(Id.of("7c"), Optional.empty(), List.of(), false, Set.of()),
                shape.make(new Object[] {Id.of("7c"), null, null, false}, Set.of()));
        var e = assertThrows(
                IllegalArgumentException.class, () -> shape.make(new Object[] {null, null, null, false}, Set.of()));
        assertEquals("id is missing", e.getMessage());
    }

    @Test
    void whatTheRecordRefusesIsToldAsItSaysIt() {
        Object[] values = {Id.of("7c"), null, List.of(Ref.to("J"), Ref.to("K")), false};
        var e = assertThrows(
                IllegalArgumentException.class, () -> Shape.of(Thing.class).make(values, Set.of()));
        assertEquals("too many jobs", e.getMessage());
        Object[] wrong = {Id.of("7c"), "not an optional", null, false};
        assertThrows(ClassCastException.class, () -> Shape.of(Thing.class).make(wrong, Set.of()));
        Shape.Field field = Shape.of(Thing.class).fields().get(0);
        assertThrows(ClassCastException.class, () -> field.in("not a thing"));
        assertThrows(ClassCastException.class, () -> Shape.of(Thing.class).values("not a thing"));
    }

    @Test
    void aRecordThatDoesNotKeepWhatIsNotLoaded() {
        Shape<Location> shape = Shape.of(Location.class);
        assertFalse(shape.keepsNotLoaded());
        Location nowhere = shape.make(new Object[shape.fields().size()], Set.of("city"));
        assertEquals(Set.of(), shape.notLoaded(nowhere));
        assertEquals(Optional.empty(), nowhere.city());
    }

    @Test
    void aTypeVariableStandsForAnything() {
        for (Shape.Field field : Shape.of(Box.class).fields()) {
            assertEquals(Object.class, field.valueClass());
        }
        assertEquals(
                new Box<>("x", Optional.empty(), List.of()),
                Shape.of(Box.class).make(new Object[] {"x", null, null}, Set.of()));
    }

    @Test
    void onlyARecordHasAShape() {
        var e = assertThrows(IllegalArgumentException.class, () -> Shape.of(String.class));
        assertTrue(e.getMessage().contains("java.lang.String is not a record"), e.getMessage());
    }

    @Test
    void everyFieldOfTheModelIsDocumented() {
        for (Class<?> type : modelRecords()) {
            Shape<?> shape = Shape.of(type);
            assertTrue(shape.doc().isPresent(), type.getName());
            for (Shape.Field field : shape.fields()) {
                assertTrue(field.doc().isPresent(), type.getName() + "." + field);
            }
        }
    }

    @Test
    void everyUnifiedRecordCarriesWhatAllOfThemDo() {
        for (var operation : Catalogue.operations()) {
            Shape<?> shape = Shape.of(operation.resource().type());
            assertTrue(shape.keepsNotLoaded(), shape.type().getName());
            assertEquals("id", shape.fields().get(0).name());
            assertTrue(shape.fields().get(0).required(), shape.type().getName());
            assertEquals(RawJson.class, shape.field("remote_data").orElseThrow().valueClass());
            for (String time : List.of("created_at", "updated_at")) {
                shape.field(time).ifPresent(field -> assertEquals(Instant.class, field.valueClass()));
            }
        }
    }

    @Test
    void noRecordOfTheModelCanBeChangedFromOutside() {
        RandomRecords random = new RandomRecords(3);
        for (Class<?> type : modelRecords()) {
            Shape<?> shape = Shape.of(type);
            for (int i = 0; i < 10; i++) {
                Object record = random.make(type);
                for (Shape.Field field : shape.fields()) {
                    if (field.arity() == Arity.LIST) {
                        List<?> list = (List<?>) field.in(record);
                        assertThrows(UnsupportedOperationException.class, list::clear, type.getName() + "." + field);
                    }
                }
                if (shape.keepsNotLoaded()) {
                    assertThrows(
                            UnsupportedOperationException.class,
                            () -> shape.notLoaded(record).add("x"));
                }
            }
        }
    }

    /** Every record that unified objects are made of. */
    private static Set<Class<?>> modelRecords() {
        Set<Class<?>> found = new HashSet<>();
        Catalogue.operations().forEach(operation -> gather(operation.resource().type(), found));
        return found;
    }

    private static void gather(Class<?> type, Set<Class<?>> found) {
        if (type.isRecord() && !Scalar.class.isAssignableFrom(type) && found.add(type)) {
            Shape.of(type).fields().forEach(field -> gather(field.valueClass(), found));
        }
    }
}
