package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Employee;
import io.hirelay.model.FieldPart;
import io.hirelay.model.FieldRow;
import io.hirelay.model.FieldValue;
import io.hirelay.operation.ListRequest;
import io.hirelay.workable.RandomEmployees.Definition;
import io.hirelay.workable.RandomEmployees.Generated;
import io.hirelay.workable.RandomEmployees.Place;
import io.hirelay.workable.RandomEmployees.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an account has its employees' records hold, every value is found again as what it is. */
class EmployeeRecordsTest {
    private static final int EMPLOYEES = 40;
    private static final FakeWorkable WORKABLE = new FakeWorkable();

    @AfterAll
    static void close() {
        WORKABLE.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyValueOfARandomRecordIsFoundAgainWithItsType(long seed) {
        RandomEmployees random = new RandomEmployees(seed);
        List<Generated> records = new ArrayList<>();
        List<Employee> employees = read(random, records);

        assertEquals(EMPLOYEES, employees.size());
        for (int i = 0; i < EMPLOYEES; i++) {
            check(random, records.get(i), employees.get(i).customFields());
        }
    }

    /** That what is lost, or of another type, is told by the check above. */
    @Test
    void theCheckNoticesEveryValueThatIsMissingOrOfAnotherType() {
        RandomEmployees random = new RandomEmployees(9);
        List<Generated> records = new ArrayList<>();
        List<FieldValue> fields = read(random, records).get(0).customFields();

        for (int i = 0; i < fields.size(); i++) {
            List<FieldValue> one = new ArrayList<>(fields);
            FieldValue lost = one.remove(i);
            assertThrows(AssertionError.class, () -> check(random, records.get(0), one), () -> "without " + lost.id());
            if (lost.value().isPresent() && lost.rows().isEmpty()) {
                one.add(i, with(lost, Optional.of(new AnswerValue.Text("something else")), lost.rows()));
                assertThrows(
                        AssertionError.class, () -> check(random, records.get(0), one), () -> "other " + lost.id());
            } else if (!lost.rows().isEmpty()) {
                one.add(
                        i,
                        with(
                                lost,
                                lost.value(),
                                lost.rows().subList(1, lost.rows().size())));
                assertThrows(AssertionError.class, () -> check(random, records.get(0), one), () -> "less " + lost.id());
            }
        }
    }

    private static FieldValue with(FieldValue field, Optional<AnswerValue> value, List<FieldRow> rows) {
        return new FieldValue(field.id(), field.label(), field.type(), value, rows, field.raw());
    }

    /** All employees of an account with these fields, as a list that loads their records shows them. */
    private static List<Employee> read(RandomEmployees random, List<Generated> records) {
        WORKABLE.clock().advance(Duration.ofHours(1)); // what was remembered of the fields before is too old
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("total_count", EMPLOYEES);
        ArrayNode rows = page.putArray("employees");
        for (int i = 0; i < EMPLOYEES; i++) {
            String id = Integer.toHexString(0x19ff00 + i);
            Generated record = random.employee(id);
            records.add(record);
            rows.addObject().put("id", id);
            WORKABLE.answers("/employees/" + id, record.json().toString());
        }
        WORKABLE.answers("/employees", page.toString())
                .answers("/employee_fields", random.fields().toString());
        return WORKABLE.connection()
                .with(() -> WORKABLE.within(Duration.ofHours(1)))
                .employees()
                .list(ListRequest.<Employee>all().limit(50).expand("profile"))
                .items();
    }

    private static void check(RandomEmployees random, Generated record, List<FieldValue> fields) {
        Map<String, FieldValue> byId = new HashMap<>();
        for (FieldValue field : fields) {
            byId.put(field.id().value(), field);
        }
        Set<String> told = new HashSet<>(byId.keySet());
        told.add("id");
        assertEquals(keys(record.json()), told, "fields of the record");

        for (Map.Entry<Place, Value> each : record.values().entrySet()) {
            Place place = each.getKey();
            FieldValue field = byId.get(place.field());
            Definition definition = random.definition(place.field());
            assertEquals(type(definition.type()), field.type().orElseThrow().providerWord(), () -> "type of " + place);
            assertSame(each.getValue().plain(), found(field, place), place);
        }
        for (FieldValue field : fields) {
            String id = field.id().value();
            assertEquals(record.json().get(id).toString(), field.raw().text(), () -> "raw " + id);
            int rows = record.json().get(id).isArray()
                    ? record.json().get(id).size()
                    : random.definition(id).parts().isEmpty() ? 0 : 1;
            assertEquals(rows, field.rows().size(), () -> "rows of " + id);
        }
    }

    private static Set<String> keys(ObjectNode json) {
        Set<String> keys = new HashSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static String type(String word) {
        return word.isEmpty() ? "unknown" : word;
    }

    private static Optional<AnswerValue> found(FieldValue field, Place place) {
        if (place.row() < 0) {
            return field.value();
        }
        if (place.row() >= field.rows().size()) {
            return Optional.empty();
        }
        FieldRow row = field.rows().get(place.row());
        return place.part().isEmpty()
                ? row.value()
                : row.parts().stream()
                        .filter(part -> part.id().equals(Optional.of(place.part())))
                        .peek(part -> assertEquals(Optional.of(RandomEmployees.label(place.part())), part.label()))
                        .findFirst()
                        .flatMap(FieldPart::value);
    }

    /** Numbers may have more zeros behind the point than were written, but no others. */
    private static void assertSame(AnswerValue expected, Optional<AnswerValue> found, Place place) {
        if (expected instanceof AnswerValue.Number number && found.orElse(null) instanceof AnswerValue.Number other) {
            assertEquals(0, number.json().compareTo(other.json()), () -> "value of " + place);
        } else {
            assertEquals(Optional.of(expected), found, () -> "value of " + place);
        }
        assertTrue(found.isPresent());
    }
}
