package io.hirelay.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.JobType;
import io.hirelay.model.RawJson;
import io.hirelay.model.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapperTest {
    private record Row(
            String id,
            @Nullable String title,
            @Nullable String state,
            @Nullable List<String> words) {}

    private static final Load TEXT = Load.onExpand("text", 0);
    private static final Load TEAM = Load.onExpand("team", 2);

    private static Mapper.Builder<Row, Job> jobs() {
        return Mapper.of(Job.class, Row.class).id(Row::id);
    }

    private static Mapper<Row, Job> mapper() {
        return jobs().value("name", String.class, Row::title)
                .coded("status", JobStatus.class, Map.of("live", JobStatus.OPEN), Row::state)
                .list("tags", String.class, Row::words)
                .value("description", String.class, row -> "text", Load.ON_GET, TEXT)
                .list("recruiters", io.hirelay.model.NamedRef.class, row -> List.of(), Load.ON_GET, TEAM)
                .build();
    }

    @Test
    void what_the_provider_left_out_is_empty_and_what_was_not_loaded_says_so() {
        Job job = mapper().row(new Row("1", null, null, null), RawJson.of("{}"));
        assertEquals(Optional.empty(), job.name());
        assertEquals(Optional.empty(), job.status());
        assertEquals(List.of(), job.tags());
        assertEquals(Set.of("description", "recruiters"), job.notLoaded());
        assertEquals(RawJson.of("{}"), job.remoteData());
        assertTrue(job.isLoaded("benefits"), "what the provider never fills is not what this call left out");
    }

    @Test
    void a_known_word_becomes_ours_and_an_unknown_one_is_carried() {
        assertEquals(
                Optional.of(Coded.of(JobStatus.OPEN, "live")),
                mapper().row(new Row("1", null, "live", null), RawJson.NULL).status());
        Coded<JobStatus> odd = mapper().row(new Row("1", null, "frozen", null), RawJson.NULL)
                .status()
                .orElseThrow();
        assertEquals(Optional.empty(), odd.known());
        assertEquals("frozen", odd.word());
    }

    @Test
    void a_group_loads_its_fields_and_a_get_all_of_them() {
        Row row = new Row("1", null, null, null);
        assertEquals(
                Set.of("recruiters"),
                mapper().map(row, RawJson.NULL, Set.of("text")).notLoaded());
        assertEquals(Set.of(), mapper().record(row, RawJson.NULL).notLoaded());
    }

    @Test
    void a_field_that_is_not_loaded_is_not_asked_of_the_source() {
        Mapper<Row, Job> mapper = jobs().value(
                        "description",
                        String.class,
                        row -> {
                            throw new AssertionError("asked");
                        },
                        Load.ON_GET)
                .build();
        assertEquals(
                Optional.empty(),
                mapper.row(new Row("1", null, null, null), RawJson.NULL).description());
    }

    @Test
    void what_could_not_be_learned_of_a_single_record_is_not_loaded() {
        Job job = mapper().recordWithout(
                        Set.of("name", "tags"), new Row("1", "Cook", "live", List.of("x")), RawJson.NULL);

        assertEquals(Set.of("name", "tags"), job.notLoaded());
        assertEquals(Optional.empty(), job.name());
        assertEquals(List.of(), job.tags());
        assertEquals(Optional.of("text"), job.description());
    }

    @Test
    void the_plan_tells_when_a_field_is_loaded_and_what_that_costs() {
        FieldPlan<Job> plan = mapper().plan();
        assertEquals(new FieldPlan.Support("name", true, true, Set.of(), 0), plan.support("name"));
        assertEquals(new FieldPlan.Support("recruiters", false, true, Set.of("team"), 2), plan.support("recruiters"));
        assertEquals(new FieldPlan.Support("benefits", false, false, Set.of(), 0), plan.support("benefits"));
        assertEquals(Map.of("team", 2, "text", 0), plan.expandable());
        assertTrue(plan.support("remote_data").list());
    }

    @Test
    void a_name_or_type_that_the_record_does_not_have_is_refused_when_the_mapper_is_built() {
        assertThrows(IllegalArgumentException.class, () -> jobs().value("titel", String.class, Row::title));
        assertThrows(IllegalArgumentException.class, () -> jobs().value("tags", String.class, Row::title));
        assertThrows(IllegalArgumentException.class, () -> jobs().list("tags", EmailAddress.class, row -> List.of()));
        assertThrows(IllegalArgumentException.class, () -> jobs().coded("status", JobType.class, Map.of(), Row::state));
        assertThrows(
                IllegalArgumentException.class,
                () -> jobs().value("name", String.class, Row::title).value("name", String.class, Row::title));
        assertThrows(
                IllegalStateException.class,
                () -> Mapper.of(User.class, Row.class).build());
    }
}
