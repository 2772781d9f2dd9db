package io.hirelay.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.model.Coded;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.operation.Hris;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmployeeComparisonTest {
    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    private Snapshot kept = Snapshot.empty(Hris.EMPLOYEES);

    @Test
    void who_comes_and_goes_is_told_once() throws IOException {
        assertEquals(
                List.of("1 joined employment_status null>active", "2 changed employment_status null>pending"),
                look(person("1", "active"), person("2", "pending")));
        assertEquals(List.of(), look(person("2", "pending"), person("1", "active")));
        assertEquals(
                List.of("2 joined employment_status pending>active", "1 left employment_status active>inactive"),
                look(person("2", "active"), person("1", "inactive")));
        assertEquals(List.of("2 left employment_status active>null"), look(person("1", "inactive")));
        assertEquals(List.of("1 changed employment_status inactive>null"), look(), "who had left does not leave again");
        assertEquals(0, kept.size());
    }

    @Test
    void a_status_that_nobody_knows_is_no_leave() throws IOException {
        look(person("1", "active"), person("2", null));
        assertEquals(
                List.of("1 changed employment_status active>On parental leave"),
                look(person("1", "On parental leave"), person("2", null)));
        assertEquals(
                List.of("1 changed employment_status On parental leave>active"),
                look(person("1", "active"), person("2", null)));
        assertEquals(List.of("1 left employment_status active>null", "2 left employment_status null>null"), look());
    }

    @Test
    void a_move_tells_where_from_and_where_to() throws IOException {
        GroupRef support = group("11", "Support", GroupType.DEPARTMENT);
        look(person(
                "1",
                "active",
                "9",
                group("10", "Sales", GroupType.DEPARTMENT),
                group("e", "Acme", GroupType.LEGAL_ENTITY)));
        assertEquals(
                List.of("1 changed manager 9>8", "1 changed groups 10 Sales department>11 Support department"),
                look(person("1", "active", "8", group("e", "Acme Ltd", GroupType.LEGAL_ENTITY), support)),
                "an entity that is called otherwise is the same one");
        assertEquals(
                List.of(
                        "1 changed manager 8>null",
                        "1 changed groups e Acme Ltd legal_entity>null",
                        "1 changed groups null>t Ants team"),
                look(person("1", "active", null, support, group("t", "Ants", GroupType.TEAM))));
    }

    @Test
    void what_a_row_does_not_carry_is_no_change() throws IOException {
        look(person("1", "active", "9", group("10", "Sales", GroupType.DEPARTMENT)));
        assertEquals(List.of(), look(bare("1", "manager", "groups", "employment_status")));
        assertEquals(
                List.of("1 changed manager 9>8", "1 changed groups 10 Sales department>null"),
                look(person("1", "active", "8")),
                "and what was known before is known still");
    }

    @Test
    void what_is_learned_is_no_change() throws IOException {
        look(bare("1", "manager", "groups"));
        assertEquals(List.of(), look(person("1", null, "9", group("10", "Sales", GroupType.DEPARTMENT))));
        assertEquals(List.of("1 changed manager 9>null"), look(bare("1", "groups")));
    }

    @Test
    void a_row_that_comes_twice_is_one_person() throws IOException {
        assertEquals(
                List.of("1 joined employment_status null>active", "1 changed manager null>9"),
                look(person("1", "active"), person("1", "active"), person("1", "active", "9")));
        assertEquals(1, kept.size());
    }

    @Test
    void nothing_is_kept_of_half_a_walk() {
        EmployeeComparison comparison = EmployeeComparison.since(kept, NOW);
        comparison.next(person("1", "active"));
        assertThrows(IllegalStateException.class, comparison::snapshot);
        comparison.finish();
        assertThrows(IllegalStateException.class, () -> comparison.next(person("2", "active")));
        assertEquals(List.of("1"), comparison.snapshot().ids());
    }

    @Test
    void a_fact_is_json() {
        ChangeFact fact =
                EmployeeComparison.since(kept, NOW).next(person("1", "active")).get(0);
        byte[] written = new Json().write(fact);
        assertEquals(
                "{\"model\":\"hris\",\"resource\":\"employees\",\"record_id\":\"1\",\"kind\":\"joined\","
                        + "\"field\":\"employment_status\",\"old_value\":null,"
                        + "\"new_value\":{\"value\":\"active\",\"name\":null,\"type\":null},"
                        + "\"observed_at\":\"2026-07-01T08:00:00Z\"}",
                new String(written, StandardCharsets.UTF_8));
        assertEquals(fact, new Json().read(written, ChangeFact.class));
    }

    @Test
    void only_a_snapshot_is_read() {
        for (String text : List.of(
                "",
                "{}",
                "{\"snapshot\":2,\"resource\":\"hris.employees\",\"records\":0}",
                "{\"snapshot\":1,\"resource\":\"ats.jobs\",\"records\":0}",
                "{\"snapshot\":1,\"resource\":\"hris.employees\",\"records\":1}\n{\"id\":\"1\"")) {
            assertThrows(
                    IOException.class,
                    () -> Snapshot.read(
                            Hris.EMPLOYEES, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                    text);
        }
    }

    @Test
    void a_snapshot_that_was_not_written_to_its_end_is_none() throws IOException {
        look(person("1", "active"), person("2", "active"));
        String whole = new String(written(kept), StandardCharsets.UTF_8);
        String cut = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
        IOException refused = assertThrows(
                IOException.class,
                () -> Snapshot.read(Hris.EMPLOYEES, new ByteArrayInputStream(cut.getBytes(StandardCharsets.UTF_8))));
        assertTrue(refused.getMessage().contains("1 records of 2"), refused.getMessage());
    }

    @Test
    void nobody_joins_before_a_status_is_told() throws IOException {
        assertEquals(List.of(), look(bare("1", "employment_status"), bare("2", "employment_status")));
        assertEquals(
                List.of("1 joined employment_status null>active", "2 changed employment_status null>inactive"),
                look(person("1", "active"), person("2", "inactive")));
    }

    /** Ten thousand employees, of whom some leave, some move and some come: what is told is what was done to them. */
    @Test
    void a_large_company_in_little_room() throws IOException {
        Random random = new Random(11);
        Map<String, String> managers = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            managers.put("e" + i, "m" + i % 300);
        }
        look(rows(managers, random));
        assertTrue(written(kept).length < 10_000 * 300, written(kept).length + " bytes");
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            String leaver = "e" + i * 7;
            managers.remove(leaver);
            expected.add(leaver + " left employment_status active>null");
            String mover = "e" + (i * 7 + 1);
            expected.add(mover + " changed manager " + managers.put(mover, "new") + ">new");
            managers.put("j" + i, "m1");
            expected.add("j" + i + " joined employment_status null>active");
        }
        List<String> told = look(rows(managers, random));
        assertEquals(expected, new TreeSet<>(told));
        assertEquals(expected.size(), told.size());
        assertEquals(10_000, kept.size());
    }

    private static Employee[] rows(Map<String, String> managers, Random random) {
        List<Employee> rows = new ArrayList<>();
        managers.forEach((id, manager) ->
                rows.add(person(id, "active", manager, group("10", "Department of tests", GroupType.DEPARTMENT))));
        Collections.shuffle(rows, random);
        return rows.toArray(Employee[]::new);
    }

    /** Looks at these employees, and keeps what was seen in the form of a file. */
    private List<String> look(Employee... employees) throws IOException {
        EmployeeComparison comparison = EmployeeComparison.since(kept, NOW);
        List<ChangeFact> facts = new ArrayList<>();
        for (Employee employee : employees) {
            facts.addAll(comparison.next(employee));
        }
        facts.addAll(comparison.finish());
        kept = Snapshot.read(Hris.EMPLOYEES, new ByteArrayInputStream(written(comparison.snapshot())));
        facts.forEach(fact -> assertEquals(NOW, fact.observedAt()));
        return facts.stream()
                .map(fact -> fact.recordId() + " " + fact.kind().word() + " " + fact.field() + " "
                        + text(fact.oldValue()) + ">" + text(fact.newValue()))
                .toList();
    }

    private static String text(Optional<StateValue> value) {
        return value.map(one -> one.value()
                        + one.name().map(name -> " " + name).orElse("")
                        + one.type().map(type -> " " + type).orElse(""))
                .orElse("null");
    }

    private static byte[] written(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        snapshot.writeTo(out);
        return out.toByteArray();
    }

    private static GroupRef group(String id, String name, GroupType type) {
        return new GroupRef(Optional.of(Id.of(id)), Optional.of(name), Optional.of(Coded.of(type)));
    }

    private static Employee person(String id, String status) {
        return person(id, status, null);
    }

    private static Employee person(String id, String status, String manager, GroupRef... groups) {
        Map<String, Object> values = new HashMap<>();
        values.put("employment_status", Optional.ofNullable(status).map(EmployeeComparisonTest::coded));
        values.put(
                "manager",
                Optional.ofNullable(manager)
                        .map(boss -> new NamedRef<Employee>(Optional.of(Id.of(boss)), Optional.empty())));
        values.put("groups", List.of(groups));
        return employee(id, values, Set.of());
    }

    private static Employee bare(String id, String... notLoaded) {
        return employee(id, new HashMap<>(), Set.of(notLoaded));
    }

    private static Coded<EmploymentStatus> coded(String word) {
        return Stream.of(EmploymentStatus.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .map(Coded::of)
                .orElseGet(() -> Coded.unknown(word));
    }

    private static Employee employee(String id, Map<String, Object> values, Set<String> notLoaded) {
        values.put("id", Id.of(id));
        values.put("remote_data", RawJson.NULL);
        Shape<Employee> shape = Shape.of(Employee.class);
        return shape.make(
                shape.fields().stream().map(field -> values.get(field.name())).toArray(), notLoaded);
    }
}
