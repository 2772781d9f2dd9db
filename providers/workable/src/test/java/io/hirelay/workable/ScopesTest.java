package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hirelay.workable.wire.AccountApi;
import io.hirelay.workable.wire.CandidatesApi;
import io.hirelay.workable.wire.JobsApi;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.GET;

class ScopesTest {

    static Stream<Method> endpoints() {
        return Stream.of(JobsApi.class, CandidatesApi.class, AccountApi.class)
                .flatMap(api -> Arrays.stream(api.getMethods()));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointSaysWhichScopeItAsksFor(Method endpoint) {
        assertFalse(Scopes.of("GET", "/" + endpoint.getAnnotation(GET.class).value())
                .isEmpty());
    }

    @Test
    void aPathInFrontOfTheApiDoesNotMatter() {
        assertEquals(List.of("r_offers"), Scopes.of("GET", "/mock/acme/spi/v3/candidates/{id}/offer"));
        assertEquals(List.of(), Scopes.of("GET", "/spi/v3/moods"));
        assertEquals(List.of(), Scopes.of("GET", "/candidates"));
    }
}
