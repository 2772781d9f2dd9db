package io.hirelay.input;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    private static final Json JSON = new Json();

    @Test
    void a_body_and_a_built_input_are_the_same() {
        NewCandidate read = read("""
                {"job_id": "J1", "name": "Ada Byron", "emails": ["ada@example.com"], "tags": ["a", {"name": "b"}],
                 "type": "applicant", "resume": {"file_name": "cv.pdf", "data": "YWJj"}, "remote_data": {"x": {"y": 1}}}
                """, NewCandidate.class);
        assertEquals("Ada Byron", read.name().orElseThrow());
        assertEquals(
                "ada@example.com", read.emails().get(0).email().orElseThrow(), "a text stands for the record it is of");
        assertEquals(
                List.of("a", "b"),
                read.tags().stream().map(tag -> tag.name().orElseThrow()).toList());
        assertEquals(3, read.resume().orElseThrow().data().orElseThrow().length());
        assertEquals("{\"x\":{\"y\":1}}", read.remoteData().text());
        assertEquals(
                read("""
                        {"job_id": "J1", "name": "Ada Byron", "emails": [{"email": "ada@example.com"}]}
                        """, NewCandidate.class),
                NewCandidate.builder()
                        .jobId("J1")
                        .name("Ada Byron")
                        .email("ada@example.com")
                        .build());
    }

    @Test
    void everything_wrong_is_told_at_once_whatever_kind_it_is_of() {
        assertEquals(
                Set.of("job_id", "name", "emails"),
                failing("{}", NewCandidate.class),
                "what is missing, although nothing is of a wrong type");
        assertEquals(
                Set.of(
                        "job_id",
                        "emails[1].email",
                        "phones",
                        "resume.data",
                        "resume.file_name",
                        "shoe_size",
                        "summary"),
                failing("""
                        {"name": "Ada", "emails": ["ada@example.com", "nobody"], "phones": 5, "summary": "  ",
                         "resume": {"file_name": " ", "data": "#"}, "shoe_size": 43}
                        """, NewCandidate.class));
        assertEquals(Set.of("education[0].start_date", "urls[0].url", "talent_pool"), failing("""
                        {"job_id": "J1", "talent_pool": true, "name": "Ada", "emails": ["a@example.com"],
                         "urls": ["javascript:1"], "education": [{"start_date": "2020-13-01"}]}
                        """, NewCandidate.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe",
                "zoe@",
                "@nowhere.test",
                "zoe@example",
                "a b@example.com",
                "zoe@exam ple.com",
                "zoe@-example.com",
                "zoe@example..com",
                "zoe@example.com, bob@example.com"
            })
    void an_address_that_is_none_is_refused_by_library_and_body_alike(String address) {
        NewCandidate input =
                NewCandidate.builder().jobId("J1").name("Ada").email(address).build();
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> Inputs.check(input), address);
        assertEquals("emails[0].email", refused.failures().get(0).field());
        assertFalse(String.valueOf(refused.getMessage()).contains(address), "personal data stays out of messages");
        assertEquals(
                Set.of("emails[0].email"),
                failing(
                        "{\"job_id\": \"J1\", \"name\": \"Ada\", \"emails\": [\"" + address + "\"]}",
                        NewCandidate.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "a.b+c@sub.example.co.uk", "O'Hara@example.com", "jürgen@müller.de"})
    void an_address_is_an_address(String address) {
        assertDoesNotThrow(() -> Inputs.check(
                NewCandidate.builder().jobId("J1").name("Ada").email(address).build()));
    }

    @Test
    void leaving_out_and_null_are_different_wishes() {
        CandidateChange change =
                read("{\"id\": \"c1\", \"title\": null, \"summary\": \"x\", \"skills\": []}", CandidateChange.class);
        assertInstanceOf(Change.Clear.class, change.title());
        assertEquals(Change.set("x"), change.summary());
        assertInstanceOf(Change.Keep.class, change.phones());
        assertEquals(Change.set(List.of()), change.skills());
        assertEquals(
                Set.of("skills"),
                failing("{\"id\": \"c1\", \"skills\": [\"a\"], \"skills_add\": [\"b\"]}", CandidateChange.class));
    }

    @Test
    void an_application_is_of_somebody_known_or_of_somebody_new() {
        assertEquals(Set.of(), failing("{\"job_id\": \"J1\", \"candidate\": {\"id\": \"c1\"}}", NewApplication.class));
        assertEquals(
                Set.of("candidate.id"),
                failing(
                        "{\"job_id\": \"J1\", \"candidate\": {\"id\": \"c1\", \"name\": \"Ada\"}}",
                        NewApplication.class));
        assertEquals(
                Set.of("candidate.name", "candidate.emails"),
                failing("{\"job_id\": \"J1\", \"candidate\": {}}", NewApplication.class));
        assertEquals(Set.of("job_id", "candidate"), failing("{}", NewApplication.class));
    }

    @Test
    void each_kind_of_activity_has_fields_of_its_own() {
        assertEquals(
                Set.of("body", "grade", "url"),
                failing(
                        "{\"candidate_id\": \"c1\", \"activity_type\": \"note\", \"url\": \"https://a.example/\","
                                + " \"grade\": 1}",
                        NewActivity.class));
        assertEquals(
                Set.of("url"), failing("{\"candidate_id\": \"c1\", \"activity_type\": \"link\"}", NewActivity.class));
        assertEquals(
                Set.of("activity_type"),
                failing(
                        "{\"candidate_id\": \"c1\", \"activity_type\": \"dance\", \"body\": \"x\"}",
                        NewActivity.class));
    }

    @Test
    void a_file_stands_where_an_answer_does() {
        NewCandidate read = read("""
                {"job_id": "J1", "name": "Ada", "emails": ["a@example.com"],
                 "answers": [{"question_id": "q1", "value": {"file_name": "work.pdf", "data": "YWJj"}}]}
                """, NewCandidate.class);
        assertEquals(
                "work.pdf",
                read.answers().get(0).file().orElseThrow().fileName().orElseThrow());
        assertEquals(Set.of("answers[0].value.data"), failing("""
                        {"job_id": "J1", "name": "Ada", "emails": ["a@example.com"],
                         "answers": [{"question_id": "q1", "value": {"file_name": "work.pdf", "data": 5}}]}
                        """, NewCandidate.class));
    }

    @Test
    void what_is_no_text_no_number_and_no_name_is_refused() {
        assertEquals(
                Set.of("title", "summary", "resume.file_name", "answers[0].value"), failing("""
                        {"job_id": "J1", "name": "Ada", "emails": ["a@example.com"], "title": "a\\u0000b",
                         "summary": "\\ud800", "resume": {"file_name": "..", "data": "YWJj"},
                         "answers": [{"question_id": "q1", "value": 1e1000000000}]}
                        """, NewCandidate.class));
    }

    @Test
    void no_more_is_told_than_helps() {
        String many = java.util.stream.IntStream.range(0, 5_000)
                .mapToObj(number -> "\"key" + number + "\": 1")
                .collect(Collectors.joining(","));
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> read("{\"name\": \"x\"," + many + "}", NewDepartment.class));
        assertEquals(101, refused.failures().size());
    }

    @Test
    void a_phone_number_has_digits() {
        assertEquals(Set.of("phones[0].number"), failing("""
                        {"job_id": "J1", "name": "Ada", "emails": ["a@example.com"], "phones": ["call me", "112"]}
                        """, NewCandidate.class));
    }

    @Test
    void remote_data_is_an_object() {
        assertEquals(Set.of("remote_data"), failing("{\"name\": \"R&D\", \"remote_data\": 5}", NewDepartment.class));
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> Inputs.check(new NewDepartment("R&D", java.util.Optional.empty(), RawJson.of("[]"))));
        assertTrue(String.valueOf(refused.getMessage()).contains("remote_data"));
    }

    private static Set<String> failing(String json, Class<? extends Record> type) {
        try {
            Inputs.check(read(json, type));
            return Set.of();
        } catch (InvalidRequestException e) {
            return new TreeSet<>(
                    e.failures().stream().map(failure -> failure.field()).collect(Collectors.toSet()));
        }
    }

    private static <T extends Record> T read(String json, Class<T> type) {
        return JSON.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
