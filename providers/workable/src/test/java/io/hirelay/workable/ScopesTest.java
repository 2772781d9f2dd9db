package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hirelay.workable.wire.AccountApi;
import io.hirelay.workable.wire.CandidatesApi;
import io.hirelay.workable.wire.JobsApi;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        return Stream.of(JobsApi.class, CandidatesApi.class, AccountApi.class)
                .flatMap(api -> Arrays.stream(api.getMethods()));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointSaysWhichScopeItAsksFor(Method endpoint) {
        List<List<String>> scopes = Arrays.stream(endpoint.getAnnotations())
                .flatMap(verb -> path(verb).stream()
                        .map(path -> Scopes.of(verb.annotationType().getSimpleName(), "/" + path)))
                .toList();

        assertEquals(1, scopes.size(), endpoint.getName());
        assertFalse(scopes.get(0).isEmpty(), endpoint.getName());
    }

    private static Optional<String> path(Annotation verb) {
        return verb instanceof GET get
                ? Optional.of(get.value())
                : verb instanceof POST post
                        ? Optional.of(post.value())
                        : verb instanceof PUT put
                                ? Optional.of(put.value())
                                : verb instanceof PATCH patch
                                        ? Optional.of(patch.value())
                                        : verb instanceof DELETE delete
                                                ? Optional.of(delete.value())
                                                : Optional.empty();
    }

    @Test
    void aPathInFrontOfTheApiDoesNotMatter() {
        assertEquals(List.of("r_offers"), Scopes.of("GET", "/mock/acme/spi/v3/candidates/{id}/offer"));
        assertEquals(List.of(), Scopes.of("GET", "/spi/v3/moods"));
        assertEquals(List.of(), Scopes.of("GET", "/candidates"));
    }
}
