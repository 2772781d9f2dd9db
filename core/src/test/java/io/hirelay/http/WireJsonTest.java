package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.hirelay.error.ProtocolException;
import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
    private final WireJson json = new WireJson();

    record Person(
            @Nullable String id,
            @Nullable String name,
            @Nullable Integer age) {}

    record People(List<Native<Person>> people, @Nullable Paging paging) {}

    record Paging(@Nullable String next) {}

    record Single(Native<Person> person, @Nullable RawJson extra) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\"}",
                "{ \"id\" : \"1\" ,\n\t\"unknown\" : { \"a\": [1, {\"b\": \"}]{\"}] } }",
                "{\"name\":\"\\u00e9\\ud83d\\ude00 \\\"quoted\\\" {[\",\"id\":\"é😀\"}",
                "{\"id\":12345678901234567890123456789012345678901234567890,\"x\":1e400,\"y\":-0.000}",
                "{\"age\":1  ,\"n\":null, \"t\":true}",
                "{}",
                "{\"last\":12}",
                "{\"id\":\"a\",\"id\":\"b\"}"
            })
    void slice_is_the_exact_bytes_of_the_record(String record) {
        for (String between : List.of(",", " , ", "\n,\n\t")) {
            String body = "{\"total\": 2, \"people\": [" + record + between + record + "  ], \"paging\": {} }";
            People people = json.read(utf8(body), People.class);
            assertEquals(2, people.people().size());
            people.people().forEach(person -> assertEquals(record, person.raw().text()));
        }
        assertEquals(
                record,
                json.read(utf8("{\"person\":" + record + "}"), Single.class)
                        .person()
                        .raw()
                        .text());
    }

    @Test
    void slice_is_not_a_copy() {
        byte[] body = utf8("{\"person\":{\"id\":\"abc\"}}");
        Single single = json.read(body, Single.class);
        body[body.length - 4] = 'X';
        assertEquals("{\"id\":\"abX\"}", single.person().raw().text());
    }

    @Test
    void whole_body_and_top_level_array_can_be_native() throws JsonProcessingException {
        Native<?> whole = (Native<?>) json.readAs(utf8(" \n{\"id\":\"1\"}\n "), typeOf("whole"));
        assertEquals("{\"id\":\"1\"}", whole.raw().text());
        assertEquals(new Person("1", null, null), whole.value());
        List<?> rows = (List<?>) json.readAs(utf8("[ {\"id\":\"1\"} ,{\"id\":\"2\"}]"), typeOf("rows"));
        assertEquals("{\"id\":\"2\"}", ((Native<?>) rows.get(1)).raw().text());
        Map<?, ?> named = (Map<?, ?>) json.readAs(utf8("{\"a\": {\"id\":\"1\"} }"), typeOf("named"));
        assertEquals("{\"id\":\"1\"}", ((Native<?>) named.get("a")).raw().text());
        List<?> nested = (List<?>) json.readAs(utf8("[{\"id\":\"1\"} ]"), typeOf("nested"));
        assertEquals(
                "{\"id\":\"1\"}",
                ((Native<?>) ((Native<?>) nested.get(0)).value()).raw().text());
    }

    @SuppressWarnings("unused") // for their types
    private interface Types {
        Native<Person> whole();

        List<Native<Person>> rows();

        Map<String, Native<Person>> named();

        List<Native<Native<Person>>> nested();
    }

    private static java.lang.reflect.Type typeOf(String name) {
        return Arrays.stream(Types.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getGenericReturnType();
    }

    @Test
    void raw_values_of_every_kind_are_cut_out() {
        for (String value :
                List.of("1", "-1.50e3", "\"a\\\"}\"", "true", "[1, [2]]", "{ \"a\" : {} }", "12345678901")) {
            Single single = json.read(utf8("{\"extra\": " + value + " , \"person\":{}}"), Single.class);
            assertEquals(value, single.extra() == null ? null : single.extra().text());
        }
        assertNull(json.read(utf8("{\"person\":{}}"), Single.class).extra());
    }

    @Test
    void large_bodies_keep_their_offsets() {
        String filler = "é".repeat(50_000);
        StringBuilder body = new StringBuilder("{\"people\":[");
        for (int i = 0; i < 200; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(i)
                    .append("\",\"name\":\"")
                    .append(filler, 0, i * 100)
                    .append("\"}");
        }
        People people = json.read(utf8(body.append("]}").toString()), People.class);
        for (int i = 0; i < 200; i++) {
            assertEquals(
                    people.people().get(i).value(),
                    json.read(people.people().get(i).raw().toBytes(), Person.class));
        }
    }

    record Animal(@Nullable String name) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @com.fasterxml.jackson.annotation.JsonSubTypes(
            @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Owner.class, name = "owner"))
    interface Typed {}

    record Owner(@JsonProperty("pet") Native<Animal> pet) implements Typed {}

    @Test
    void buffered_tokens_are_refused_instead_of_giving_wrong_bytes() {
        assertThrows(
                ProtocolException.class,
                () -> json.read(utf8("{\"pet\":{\"name\":\"x\"},\"kind\":\"owner\"}"), Typed.class));
    }

    @Test
    void numbers_may_stand_for_strings_but_nothing_else_is_bent() {
        assertEquals("12", json.read(utf8("{\"id\":12}"), Person.class).id());
        for (String body : List.of(
                "{\"age\":\"12\"}",
                "{\"age\":1.5}",
                "{\"age\":true}",
                "{\"age\":\"\"}",
                "{\"name\":{}}",
                "{\"name\":true}",
                "{\"name\":[\"a\"]}")) {
            assertThrows(ProtocolException.class, () -> json.read(utf8(body), Person.class), body);
        }
    }

    @Test
    void mismatch_names_the_path_and_the_type_never_the_value() {
        ProtocolException e = assertThrows(
                ProtocolException.class,
                () -> json.read(utf8("{\"people\":[{},{\"age\":\"secret-value\"}]}"), People.class));
        assertEquals("people[1].age: not a number", e.getMessage());
        assertNull(e.getCause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"people\":[",
                "{\"people\":[]} x",
                "<html>",
                "{\"people\":[]}{}",
                "",
                "null",
                "[]",
                "{\"people\":[{\"id\":\"\u0001\"}]}"
            })
    void malformed_bodies_are_refused(String body) {
        assertThrows(ProtocolException.class, () -> json.read(utf8(body), People.class));
    }

    @Test
    void invalid_utf8_is_refused() {
        byte[] body = utf8("{\"id\":\"ab\",\"z\":\"cd\"}");
        body[body.length - 3] = (byte) 0xC3; // an unknown field, cut in the middle of a character
        assertThrows(ProtocolException.class, () -> json.read(body, Person.class));
    }

    @Test
    void huge_numbers_in_unknown_fields_do_no_harm() {
        assertEquals(
                "1",
                json.read(utf8("{\"id\":\"1\",\"n\":" + "9".repeat(9_000) + "}"), Person.class)
                        .id());
    }

    record Priced(@Nullable BigDecimal price) {}

    @Test
    void writing_leaves_nulls_out() {
        assertEquals("{\"name\":\"x\"}", new String(json.write(new Person(null, "x", null)), StandardCharsets.UTF_8));
        assertEquals(
                new BigDecimal("1.10"),
                json.read(utf8("{\"price\":1.10}"), Priced.class).price());
    }

    @Test
    void bodies_and_records_do_not_show_what_they_hold() {
        Single single = json.read(utf8("{\"person\":{\"id\":\"secret\"}}"), Single.class);
        assertFalse(single.person().toString().contains("secret"));
        assertTrue(new Body(utf8("secret"), json).toString().startsWith("Body["));
    }

    @Test
    void shown_text_is_bounded_and_never_cuts_a_character() {
        String text = new Body(utf8("é".repeat(40_000)), json).text();
        assertEquals("é".repeat(32 * 1024), text);
        assertEquals("x" + "é".repeat(32 * 1024 - 1), new Body(utf8("x" + "é".repeat(40_000)), json).text());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
