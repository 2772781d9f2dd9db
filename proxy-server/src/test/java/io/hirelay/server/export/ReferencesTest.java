package io.hirelay.server.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.operation.Ats;
import io.hirelay.operation.Hris;
import io.hirelay.operation.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final List<Resource<?>> EXPORTED = List.of(
            Ats.JOBS,
            Ats.JOB_INTERVIEW_STAGES,
            Ats.CANDIDATES,
            Ats.APPLICATIONS,
            Hris.EMPLOYEES,
            Hris.GROUPS,
            Hris.TIMEOFF_REQUESTS);

    private final References references = new References(EXPORTED, Map.of(Ats.JOB_INTERVIEW_STAGES, Ats.JOBS));

    private List<String> named(Resource<?> resource, String json) {
        List<String> named = new ArrayList<>();
        references.each(resource, record(json), one -> named.add(one.resource().name() + ":" + one.key()));
        return named;
    }

    private static byte[] record(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void are_found_however_deep_they_stand_and_stages_within_their_job() {
        assertEquals(
                List.of("candidates:c1", "jobs:j1", "job_interview_stages:j1\nscreen"), named(Ats.APPLICATIONS, """
                        {"id":"a1","candidate":{"id":"c1"},"job":{"id":"j1"},
                         "current_stage":{"id":"screen","name":"Screen"},"remote_data":{"job":{"id":"never"}}}"""));
        assertEquals(
                List.of("applications:a1", "jobs:j2", "job_interview_stages:j3\nscreen", "jobs:j3"),
                named(Ats.CANDIDATES, """
                        {"id":"c1","applications":[
                          {"id":"a1","job":{"id":"j2"},"current_stage":{"id":"screen","job":{"id":"j3"}}}]}"""));
    }

    @Test
    void what_does_not_say_enough_names_nothing() {
        assertEquals(List.of(), named(Ats.APPLICATIONS, "{\"id\":\"a\",\"candidate\":null,\"current_stage\":null}"));
        assertEquals(
                List.of(),
                named(Ats.APPLICATIONS, "{\"id\":\"a\",\"current_stage\":{\"id\":\"screen\",\"job\":null}}"));
        assertEquals(List.of(), named(Hris.EMPLOYEES, "{\"id\":\"e\",\"manager\":{\"id\":null,\"name\":\"Ada\"}}"));
    }

    @Test
    void a_record_may_name_others_of_its_own_kind() {
        assertEquals(List.of("employees:e2"), named(Hris.EMPLOYEES, "{\"id\":\"e1\",\"manager\":{\"id\":\"e2\"}}"));
        assertEquals(List.of("groups:g2"), named(Hris.GROUPS, "{\"id\":\"g1\",\"parent_group\":\"g2\"}"));
    }

    @Test
    void a_record_is_known_by_its_id_and_by_what_that_is_unique_within() {
        assertEquals(Optional.of("j1"), references.key(Ats.JOBS, record("{\"id\":\"j1\"}")));
        assertEquals(
                Optional.of("j1\nscreen"),
                references.key(Ats.JOB_INTERVIEW_STAGES, record("{\"id\":\"screen\",\"job\":{\"id\":\"j1\"}}")));
        assertEquals(Optional.empty(), references.key(Ats.JOB_INTERVIEW_STAGES, record("{\"id\":\"screen\"}")));
    }

    @Test
    void kinds_are_named_by_what_records_refer_to_and_hold() {
        assertTrue(references.named(Ats.APPLICATIONS).contains(Ats.CANDIDATES));
        assertTrue(references.named(Ats.CANDIDATES).containsAll(List.of(Ats.APPLICATIONS, Ats.JOB_INTERVIEW_STAGES)));
        assertTrue(references.named(Hris.EMPLOYEES).contains(Hris.EMPLOYEES));
        assertFalse(references.named(Ats.JOBS).contains(Ats.APPLICATIONS));
    }
}
