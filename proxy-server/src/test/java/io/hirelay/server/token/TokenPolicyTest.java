package io.hirelay.server.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Admission;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPolicyTest {

    private static Endpoint endpoint(String method, String path) {
        return new Endpoint(method, path, Access.TOKEN, Spec.hidden("test"), request -> Answer.empty(204));
    }

    private static Admission.Call call(String method, String path) {
        List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
        return new Admission.Call(method, segments, endpoint(method.equals("HEAD") ? "GET" : method, path));
    }

    private static void check(TokenPolicy policy, Admission.Call call) {
        policy.check("tok_1", call);
    }

    private static TokenPolicy allow(String... patterns) {
        return new TokenPolicy(
                false, Arrays.stream(patterns).map(AllowedCall::parse).toList(), OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "GET /unified/ats/*,      GET,   /unified/ats/jobs,            true",
        "GET /unified/ats/*,      HEAD,  /unified/ats/jobs,            true",
        "GET /unified/ats/*,      POST,  /unified/ats/jobs,            false",
        "GET /unified/ats/*,      GET,   /unified/ats/jobs/1,          false",
        "GET /unified/ats/*,      GET,   /unified/ats,                 false",
        "GET /unified/ats/*,      GET,   /unified/hris/employees,      false",
        "get /unified/ats/**,     GET,   /unified/ats/jobs/1,          true",
        "* /unified/ats/jobs/**,  PATCH, /unified/ats/jobs/1,          true",
        "* /unified/ats/jobs/**,  GET,   /unified/ats/jobs,            true",
        "* /unified/ats/jobs/**,  GET,   /unified/ats/candidates,      false",
        "* /**,                   POST,  /integrated-account,          true",
        "GET /unified/*/jobs/*,   GET,   /unified/ats/jobs/a,          true",
        "GET /unified/*/jobs/*,   GET,   /unified/ats/jobs/,           false",
        "GET /unified/ats/jobs,   GET,   /unified/ats/Jobs,            false"
    })
    void a_pattern_allows_the_calls_it_stands_for(String pattern, String method, String path, boolean allowed) {
        if (allowed) {
            check(allow(pattern), call(method, path));
        } else {
            assertThrows(InvalidRequestException.class, () -> check(allow(pattern), call(method, path)));
        }
    }

    @Test
    void one_pattern_of_several_is_enough() {
        TokenPolicy policy = allow("GET /unified/ats/jobs", "POST /unified/ats/candidates");
        check(policy, call("GET", "/unified/ats/jobs"));
        check(policy, call("POST", "/unified/ats/candidates"));
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> check(policy, call("GET", "/unified/ats/users")));
        assertEquals(ErrorCode.REQUEST_FORBIDDEN, refused.code());
        assertEquals(
                "the token tok_1 may not call GET /unified/ats/users; it may call GET /unified/ats/jobs, POST"
                        + " /unified/ats/candidates",
                refused.getMessage());
    }

    @Test
    void a_token_that_may_only_read_may_call_what_changes_nothing() {
        TokenPolicy policy = new TokenPolicy(true, List.of(), OptionalInt.empty());
        check(policy, call("GET", "/unified/ats/jobs"));
        check(policy, call("HEAD", "/unified/ats/jobs"));
        check(
                policy,
                new Admission.Call("POST", List.of("a"), endpoint("POST", "/a").reading()));
        check(policy, new Admission.Call("HEAD", List.of("a"), endpoint("*", "/a")));
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThrows(InvalidRequestException.class, () -> check(policy, call(method, "/unified/ats/jobs")));
            assertThrows(
                    InvalidRequestException.class,
                    () -> check(policy, new Admission.Call(method, List.of("a"), endpoint("*", "/a"))));
        }
        String message = assertThrows(InvalidRequestException.class, () -> check(policy, call("POST", "/x")))
                .getMessage();
        assertTrue(message.contains("changes something"), message);
    }

    @Test
    void a_refusal_shows_no_value_of_the_path() {
        Admission.Call call = new Admission.Call(
                "GET", List.of("unified", "ats", "jobs", "ada@example.com"), endpoint("GET", "/unified/ats/jobs/{id}"));
        String message = assertThrows(InvalidRequestException.class, () -> check(allow("GET /nothing"), call))
                .getMessage();
        assertFalse(message.contains("ada"), message);
        assertTrue(message.contains("{id}"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "/unified",
                "FETCH /unified",
                "GET unified/ats",
                "GET /",
                "GET /unified/",
                "GET //unified",
                "GET /unified/**/jobs",
                "GET /unified/job*",
                "GET /unified?x=1",
                "GET /unified/%2e",
                "GET /unified /ats"
            })
    void a_pattern_that_means_nothing_is_refused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> AllowedCall.parse(text))
                .getMessage();
        assertTrue(message.contains("such as 'GET /unified/ats/*'"), message);
    }

    @Test
    void a_pattern_is_written_as_it_is_read() {
        for (String text : List.of("GET /unified/ats/*", "* /**", "DELETE /integrated-account/*")) {
            assertEquals(text, AllowedCall.parse(text).toString());
        }
    }
}
