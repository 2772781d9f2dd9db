package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hirelay.workable.wire.AccountApi;
import io.hirelay.workable.wire.AccountWritesApi;
import io.hirelay.workable.wire.CandidateActionsApi;
import io.hirelay.workable.wire.CandidatesApi;
import io.hirelay.workable.wire.EmployeesApi;
import io.hirelay.workable.wire.JobsApi;
import io.hirelay.workable.wire.TimeOffApi;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

class ScopesTest {

    static Stream<Method> endpoints() {
        return Stream.of(
                        JobsApi.class,
                        CandidatesApi.class,
                        AccountApi.class,
                        CandidateActionsApi.class,
                        AccountWritesApi.class,
                        EmployeesApi.class,
                        TimeOffApi.class)
                .flatMap(api -> Arrays.stream(api.getMethods()));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointSaysWhichScopeItAsksFor(Method endpoint) {
        String asked = asked(endpoint);
        String method = asked.substring(0, asked.indexOf(' '));

        assertFalse(
                Scopes.of(method, "/" + asked.substring(method.length() + 1)).isEmpty(), asked);
    }

    private static String asked(Method endpoint) {
        for (Annotation annotation : endpoint.getAnnotations()) {
            if (annotation instanceof GET get) {
                return "GET " + get.value();
            } else if (annotation instanceof POST post) {
                return "POST " + post.value();
            } else if (annotation instanceof PUT put) {
                return "PUT " + put.value();
            } else if (annotation instanceof PATCH patch) {
                return "PATCH " + patch.value();
            } else if (annotation instanceof DELETE delete) {
                return "DELETE " + delete.value();
            }
        }
        throw new AssertionError(endpoint + " is no endpoint");
    }

    @Test
    void whatIsPartOfAnotherIsNotAskedForBesides() {
        assertEquals(
                List.of(
                        "r_account",
                        "r_candidates",
                        "r_jobs",
                        "r_offers",
                        "r_requisitions",
                        "w_candidates",
                        "w_departments",
                        "w_requisitions"),
                Scopes.ofOperations());
    }

    @Test
    void aPathInFrontOfTheApiDoesNotMatter() {
        assertEquals(List.of("r_offers"), Scopes.of("GET", "/mock/acme/spi/v3/candidates/{id}/offer"));
        assertEquals(List.of(), Scopes.of("GET", "/spi/v3/moods"));
        assertEquals(List.of(), Scopes.of("GET", "/candidates"));
    }
}
