package io.hirelay.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.operation.Catalogue;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void anIdIsTheProvidersOwnString() {
        Id<Job> id = Id.of(" Ünïcode/7c:1 ");
        assertEquals(" Ünïcode/7c:1 ", id.value());
        assertEquals(id.value(), id.json());
        assertEquals(id.value(), id.toString());
        assertEquals(Id.<Job>of("a"), Id.<Job>of("a"));
        assertNotEquals(Id.<Job>of("a"), Id.<Job>of("A"));
    }

    @Test
    void anIdHasItsLimits() {
        assertEquals(512, Id.of("x".repeat(512)).value().length());
        assertThrows(NullPointerException.class, () -> Id.of(null));
        for (String wrong : List.of("", " \t", "a\nb", "a\0", "\u007fa", "x".repeat(513))) {
            assertThrows(IllegalArgumentException.class, () -> Id.of(wrong));
        }
        var e = assertThrows(IllegalArgumentException.class, () -> Id.of("secret".repeat(100)));
        assertEquals("an id has at most 512 characters, not 600", e.getMessage());
    }

    @Test
    void aKnownWordIsOursAndKeepsTheProviders() {
        Coded<JobStatus> open = Coded.of(JobStatus.OPEN, "Published");
        assertEquals(Optional.of(JobStatus.OPEN), open.known());
        assertEquals("Published", open.providerWord());
        assertEquals("open", open.word());
        assertEquals("open", open.json());
        assertTrue(open.is(JobStatus.OPEN));
        assertFalse(open.is(JobStatus.CLOSED));
        assertEquals("phone-screen", Coded.of(StageKind.PHONE_SCREEN).providerWord());
    }

    @Test
    void anUnknownWordIsCarried() {
        Coded<JobStatus> odd = Coded.unknown("Sleeping ");
        assertEquals(Optional.empty(), odd.known());
        assertEquals("Sleeping ", odd.word());
        assertFalse(odd.is(JobStatus.OPEN));
        assertNotEquals(Coded.<JobStatus>unknown("open"), Coded.of(JobStatus.OPEN));
    }

    @Test
    void theWordsOfAListAreLowerCaseAndDifferent() {
        Set<Class<?>> lists = new HashSet<>();
        Catalogue.operations().forEach(operation -> gather(operation.resource().type(), lists, new HashSet<>()));
        assertTrue(lists.containsAll(Set.of(JobStatus.class, StageKind.class, PayInterval.class)), lists.toString());
        for (Class<?> list : lists) {
            List<String> words = Arrays.stream(list.getEnumConstants())
                    .map(constant -> ((Word) constant).word())
                    .toList();
            assertEquals(words.size(), Set.copyOf(words).size(), list.getName());
            words.forEach(word -> assertTrue(word.matches("[a-z]+([_-][a-z]+)*"), word));
        }
    }

    @Test
    void aChangeKeepsSetsOrClears() {
        assertEquals(Change.keep(), Change.<String>keep());
        assertEquals(new Change.Set<>("x"), Change.set("x"));
        assertNotEquals(Change.keep(), Change.clear());
        assertThrows(NullPointerException.class, () -> Change.set(null));
    }

    @Test
    void anAnswerIsThePlainValue() {
        assertEquals("x", new AnswerValue.Text("x").json());
        assertEquals(true, new AnswerValue.Flag(true).json());
        assertEquals(BigDecimal.ONE, new AnswerValue.Number(BigDecimal.ONE).json());
        List<String> choices = new ArrayList<>(List.of("a"));
        AnswerValue taken = new AnswerValue.Choices(choices);
        choices.clear();
        assertEquals(List.of("a"), taken.json());
    }

    @Test
    void aReferenceNamesSomething() {
        assertEquals(Id.of("J"), Ref.<Job>to("J").id());
        assertThrows(NullPointerException.class, () -> new Ref<Job>(null));
        NamedRef<User> user = NamedRef.to("U", "Ann");
        assertEquals(Optional.of("Ann"), user.name());
        assertEquals(Optional.of(Id.of("U")), user.id());
    }

    private static void gather(Class<?> type, Set<Class<?>> lists, Set<Class<?>> seen) {
        if (!type.isRecord() || Scalar.class.isAssignableFrom(type) || !seen.add(type)) {
            return;
        }
        for (Shape.Field field : Shape.of(type).fields()) {
            if (field.valueClass() == Coded.class) {
                lists.add((Class<?>) ((ParameterizedType) field.valueType()).getActualTypeArguments()[0]);
            } else {
                gather(field.valueClass(), lists, seen);
            }
        }
    }
}
