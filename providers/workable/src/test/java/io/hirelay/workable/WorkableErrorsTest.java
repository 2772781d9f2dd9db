package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkableErrorsTest {
    private static final String EDGE = "<!DOCTYPE html><html><head><title>Error</title></head></html>";

    private final FakeWorkable workable = new FakeWorkable();

    @AfterEach
    void close() {
        workable.close();
    }

    private <E extends HirelayException> E failure(Class<E> type, int status, String body) {
        workable.answers("/jobs/9CD658E13E", aResponse().withStatus(status).withBody(body));
        return assertThrows(
                type,
                () -> workable.connection()
                        .call(Ats.JOBS_GET, GetRequest.of("9CD658E13E"), workable.within(Duration.ofSeconds(8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"Not authorized\"}", "", EDGE, "{\"error\":{\"error\":{\"name\":\"x\"}}}"})
    void aRefusedTokenSaysWhatToDo(String body) {
        AuthenticationException refused = failure(AuthenticationException.class, 401, body);

        assertEquals(ErrorCode.ACCOUNT_NEEDS_REAUTH, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains("API access tokens"), refused.getMessage());
        assertFalse(String.valueOf(refused.getMessage()).contains("secret-token"));
        assertEquals(
                body.isEmpty() ? Optional.empty() : Optional.of(body),
                refused.providerFailure().orElseThrow().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "{\"error\":\"Forbidden\"}", "null", "[1]"})
    void aMissingScopeIsNamed(String body) {
        AccessDeniedException denied = failure(AccessDeniedException.class, 403, body);

        assertEquals(List.of("r_jobs"), denied.missingScopes());
        assertTrue(String.valueOf(denied.getMessage()).contains("r_jobs"), denied.getMessage());
    }

    @Test
    void eachEndpointHasItsOwnScope() {
        workable.answers("/candidates/2a/activities", aResponse().withStatus(403));
        workable.answers("/departments", aResponse().withStatus(403));

        assertEquals(
                List.of("r_candidates"),
                assertThrows(
                                AccessDeniedException.class,
                                () -> workable.connection()
                                        .activities()
                                        .list(ListRequest.<io.hirelay.model.Activity>all()
                                                .where(AtsFilters.Activities.CANDIDATE_ID.is("2a"))))
                        .missingScopes());
        assertEquals(
                List.of("r_account"),
                assertThrows(
                                AccessDeniedException.class,
                                () -> workable.connection().departments().list(ListRequest.all()))
                        .missingScopes());
    }

    @Test
    void aPageOfTheEdgeIsNoMissingScope() {
        assertEquals(List.of(), failure(AccessDeniedException.class, 403, EDGE).missingScopes());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 500, 502, 503, 504, 520, 522})
    void aPageOfTheEdgeIsKeptAsTextAndNeverQuoted(int status) {
        HirelayException failed = failure(HirelayException.class, status, EDGE);

        assertEquals(Optional.of(EDGE), failed.providerFailure().orElseThrow().body());
        for (Throwable each = failed; each != null; each = each.getCause()) {
            assertFalse(String.valueOf(each.getMessage()).contains("<"), each.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"Not found\"} | {\"error\":\"Not found\"}",
                "{} | {}",
                "'' | ",
            })
    void aMissingRecordIsNotFound(String body, String kept) {
        NotFoundException missing = failure(NotFoundException.class, 404, body);

        assertEquals(ErrorCode.REMOTE_NOT_FOUND, missing.code());
        assertEquals(
                Optional.ofNullable(kept),
                missing.providerFailure().orElseThrow().body());
    }

    @Test
    void aDuplicateIsOne() {
        InvalidRequestException duplicate = failure(
                InvalidRequestException.class,
                422,
                "{\"error\":\"Validation failed: Email candidate already exists\","
                        + "\"validation_errors\":{\"email\":[\"candidate already exists\"]}}");

        assertEquals(ErrorCode.REMOTE_DUPLICATE, duplicate.code());
        assertEquals("Email candidate already exists", duplicate.getMessage());
        assertEquals(List.of(new Failure("emails", "candidate already exists")), duplicate.failures());
    }

    @Test
    void whatIsWrongIsToldByField() {
        InvalidRequestException invalid = failure(
                InvalidRequestException.class,
                422,
                "{\"error\":\"Validation failed: several\",\"validation_errors\":"
                        + "{\"firstname\":[\"is missing\",\"is short\"],\"stage\":\"is unknown\",\"x\":null}}");

        assertEquals(ErrorCode.REMOTE_VALIDATION_FAILED, invalid.code());
        assertEquals("several", invalid.getMessage());
        assertEquals(
                List.of(
                        new Failure("first_name", "is missing"),
                        new Failure("first_name", "is short"),
                        new Failure("stage_id", "is unknown")),
                invalid.failures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Unprocessable", "{\"error\":{\"deep\":1}}", "{\"error\":\" \"}", EDGE})
    void aRefusalThatSaysNothingIsStillOne(String body) {
        InvalidRequestException invalid = failure(InvalidRequestException.class, 422, body);

        assertEquals(ErrorCode.REMOTE_VALIDATION_FAILED, invalid.code());
        assertTrue(String.valueOf(invalid.getMessage()).contains("/spi/v3/jobs/{shortcode}"), invalid.getMessage());
    }

    @Test
    void theHumanServicesWordsAreUnderstood() {
        assertEquals(
                "Not today (timeTracking.restriction)",
                failure(
                                InvalidRequestException.class,
                                400,
                                "{\"error\":\"timeTracking.restriction\",\"message\":\"Not today\"}")
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"employee.workEmailTaken\",\"message\":\"work_email has already been taken\"}"
                        + " | emails | has already been taken | true",
                "{\"error\":\"employee.invalidField\",\"message\":\"reports_to is not an employee\"}"
                        + " | manager | is not an employee | false",
            })
    void aFieldOfAnEmployeeIsToldByItsUnifiedName(String body, String field, String message, boolean duplicate) {
        workable.answers("/employees/19ff54", aResponse().withStatus(422).withBody(body));

        InvalidRequestException invalid = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection().employees().get("19ff54"));

        assertEquals(List.of(new Failure(field, message)), invalid.failures());
        assertEquals(duplicate, invalid.code() == ErrorCode.REMOTE_DUPLICATE);
    }

    @Test
    void whatWorkableHrSaysToARefusalIsPassedOn() {
        workable.answers(
                "/employees/19ff54",
                aResponse().withStatus(403).withBody("{\"error\":\"forbidden\",\"message\":\"You are not allowed\"}"));

        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> workable.connection().employees().get("19ff54"));

        assertEquals(List.of("r_employees"), denied.missingScopes());
        assertTrue(
                String.valueOf(denied.getMessage()).endsWith("You are not allowed (forbidden)"), denied.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aServerThatFailsIsUnavailableAndIsAskedAgain(int status) {
        HirelayException failed = failure(HirelayException.class, status, EDGE);

        assertInstanceOf(UnavailableException.class, failed);
        assertEquals(2, workable.requests().size());
    }

    @Test
    void aRateLimitWithoutHeadersIsWaitedOutForAWindow() {
        RateLimitedException limited = failure(RateLimitedException.class, 429, "");

        assertEquals(Optional.of(Duration.ofSeconds(10)), limited.retryAfter());
    }

    @Test
    void theResetIsSecondsSinceTheEpoch() {
        long reset = workable.clock().instant().getEpochSecond() + 9;
        workable.answers(
                "/jobs/9CD658E13E",
                aResponse()
                        .withStatus(429)
                        .withHeader("X-Rate-Limit-Limit", "10")
                        .withHeader("X-Rate-Limit-Remaining", "0")
                        .withHeader("X-Rate-Limit-Reset", String.valueOf(reset)));

        RateLimitedException limited = assertThrows(
                RateLimitedException.class,
                () -> workable.connection()
                        .call(Ats.JOBS_GET, GetRequest.of("9CD658E13E"), workable.within(Duration.ofSeconds(8))));
        assertEquals(Optional.of(Duration.ofSeconds(9)), limited.retryAfter());
    }

    @Test
    void theProvidersCountIsBelieved() {
        workable.answers(
                "/members",
                aResponse()
                        .withHeader("X-Rate-Limit-Limit", "10")
                        .withHeader("X-Rate-Limit-Remaining", "3")
                        .withHeader(
                                "X-Rate-Limit-Reset",
                                String.valueOf(workable.clock().instant().getEpochSecond() + 10))
                        .withBody("{\"members\":[]}"));

        assertEquals(10, workable.connection().budget().remaining());
        workable.connection().users().list(ListRequest.all());
        assertEquals(3, workable.connection().budget().remaining());
    }
}
