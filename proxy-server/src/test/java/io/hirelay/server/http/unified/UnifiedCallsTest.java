package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.conformance.reference.Ledger;
import io.hirelay.conformance.reference.ReferenceSystem.Mishap;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServerFixture;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedCallsTest {
    private static final String CANDIDATES = "/unified/ats/candidates";
    private static final String JOBS = "/unified/ats/jobs";

    private final UnifiedFixture fixture = new UnifiedFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aListComesInItsEnvelope() {
        HttpResponse<String> answer = fixture.get(CANDIDATES + "?limit=3");
        Map<String, Object> page = fixture.server.object(answer.body());
        assertEquals(
                List.of("result", "next_cursor", "prev_cursor", "result_count", "is_partial_response"),
                List.copyOf(page.keySet()));
        List<Map<String, Object>> rows = ServerFixture.cast(page.get("result"));
        assertEquals(3, rows.size());
        assertEquals(3L, page.get("result_count"));
        assertNotNull(page.get("next_cursor"));
        assertNull(page.get("prev_cursor"));
        assertEquals(true, page.get("is_partial_response"));
        assertTrue(rows.get(0).containsKey("phones"));
        assertNull(rows.get(0).get("phones"), "a list that is not loaded is null");
        for (String header : List.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset")) {
            assertTrue(Integer.parseInt(answer.headers().firstValue(header).orElseThrow()) >= 0, header);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 100})
    void aWalkReturnsEveryRecordOnce(int limit) {
        List<Map<String, Object>> jobs = fixture.walk(JOBS + "?confidential=all&limit=" + limit);
        Set<Object> ids = new HashSet<>();
        jobs.forEach(job -> assertTrue(ids.add(job.get("id"))));
        assertEquals(fixture.system.ledger().all(Ledger.Kind.JOB).size(), jobs.size());
    }

    @Test
    void aRecordIsAnsweredBareAndWhole() {
        Object id = fixture.rows(CANDIDATES + "?limit=1").get(0).get("id");
        Map<String, Object> candidate = fixture.ok(CANDIDATES + "/" + id);
        assertEquals(id, candidate.get("id"));
        assertNotNull(candidate.get("phones"));
        assertTrue(candidate.containsKey("remote_data"));
        assertEquals(id, fixture.ok(CANDIDATES + "/%20" + id + "%20").get("id"), "any form of the id is understood");
    }

    @Test
    void anIdWithSlashesIsUnderstoodWhenItIsEncoded() {
        Object id = fixture.rows("/unified/ats/eeocs?limit=1").get(0).get("id");
        assertTrue(String.valueOf(id).contains("/"));
        String encoded = URLEncoder.encode(String.valueOf(id), StandardCharsets.UTF_8);
        assertEquals(id, fixture.ok("/unified/ats/eeocs/" + encoded).get("id"));
    }

    @Test
    void theProvidersRecordIsUntouched() {
        Map<String, Object> job = fixture.rows(JOBS + "?limit=1").get(0);
        String shown = fixture.system
                .shown(Ledger.Kind.JOB, String.valueOf(job.get("id")), true)
                .orElseThrow();
        assertEquals(fixture.server.object(shown), job.get("remote_data"));
        assertEquals(
                job.get("remote_data"),
                fixture.rows(JOBS + "?limit=1&truto_response_format=raw").get(0));
        String whole = fixture.system
                .shown(Ledger.Kind.JOB, String.valueOf(job.get("id")), false)
                .orElseThrow();
        assertEquals(
                fixture.server.object(whole), fixture.ok(JOBS + "/" + job.get("id") + "?truto_response_format=raw"));
    }

    @Test
    void fieldsCanBeChosenAndLeftOut() {
        assertEquals(
                List.of("id", "name", "status"),
                List.copyOf(fixture.rows(JOBS + "?limit=1&fields=status,name")
                        .get(0)
                        .keySet()));
        assertEquals(
                List.of("id", "name"),
                List.copyOf(fixture.rows(JOBS + "?limit=1&fields[]=status&fields[1]=name&truto_exclude_fields=status")
                        .get(0)
                        .keySet()));
        assertFalse(fixture.rows(JOBS + "?truto_ignore_remote_data=true").get(0).containsKey("remote_data"));
        assertFalse(fixture.rows(CANDIDATES + "?truto_exclude_fields[]=no_such_field&limit=1")
                .isEmpty());
        assertEquals(false, fixture.ok(CANDIDATES + "?fields=name").get("is_partial_response"));
    }

    @Test
    void aListCanBeAnsweredAsAnObject() {
        Map<String, Object> page = fixture.ok(JOBS + "?limit=2&truto_key_by=id");
        Map<String, Map<String, Object>> byId = ServerFixture.cast(page.get("result"));
        assertEquals(2, byId.size());
        byId.forEach((id, job) -> assertEquals(id, job.get("id")));
        Map<String, Object> byWord = ServerFixture.cast(
                fixture.ok(JOBS + "?status=open&truto_key_by=status").get("result"));
        assertEquals(Set.of("open"), byWord.keySet());
        assertEquals(400, fixture.get(JOBS + "?truto_key_by=departments").statusCode());
    }

    @Test
    void expandLoadsWhatRowsDoNotCarry() {
        Map<String, Object> page = fixture.ok(CANDIDATES + "?limit=2&expand=profile,applications&expand[]=files");
        List<Map<String, Object>> rows = ServerFixture.cast(page.get("result"));
        assertNotNull(rows.get(0).get("phones"));
        assertNotNull(rows.get(0).get("applications"));
        assertEquals(false, page.get("is_partial_response"));
        error(CANDIDATES + "?expand=everything", 400, "request.invalid_parameter", "profile");
    }

    @Test
    void debugShowsWhatWasAskedOfTheProviderWithoutSecrets() {
        HttpResponse<String> answer = fixture.get(JOBS + "?truto_response_format=debug&limit=1");
        Map<String, Object> page = fixture.server.object(answer.body());
        Map<String, Object> debug = ServerFixture.cast(page.get("debug"));
        List<Map<String, Object>> requests = ServerFixture.cast(debug.get("requests"));
        assertEquals(200L, requests.get(0).get("status"));
        assertEquals(1, ServerFixture.<List<?>>cast(page.get("result")).size());
        assertFalse(answer.body().contains("c4n4ry-open-sesame"));
        Object id = ServerFixture.<List<Map<String, Object>>>cast(page.get("result"))
                .get(0)
                .get("id");
        Map<String, Object> one = fixture.ok(JOBS + "/" + id + "?truto_response_format=debug");
        assertEquals(Set.of("result", "debug"), one.keySet());
        assertEquals(
                id, ServerFixture.<Map<String, Object>>cast(one.get("result")).get("id"));
    }

    @Test
    void normalizedBringsNumbersIntoOneForm() {
        Map<String, Object> candidate = fixture.rows(
                        CANDIDATES + "?limit=1&expand=profile&truto_response_format=normalized")
                .get(0);
        List<Map<String, Object>> phones = ServerFixture.cast(candidate.get("phones"));
        assertEquals("+48580001000", phones.get(0).get("number"));
    }

    @Test
    void filtersHoldWhoeverRunsThem() {
        HttpResponse<String> natively = fixture.get(JOBS + "?status=open");
        assertTrue(natively.headers().firstValue("x-filters-applied-locally").isEmpty());
        HttpResponse<String> locally = fixture.get(JOBS + "?created_at[gte]=2020-01-01&confidential=all");
        assertEquals(Optional.of("created_at"), locally.headers().firstValue("x-filters-applied-locally"));
        assertFalse(fixture.walk(JOBS + "?status[in]=open,closed").stream()
                .anyMatch(job -> !Set.of("open", "closed").contains(String.valueOf(job.get("status")))));
        assertEquals(
                fixture.walk(JOBS + "?status[in]=open,draft").size(),
                fixture.walk(JOBS + "?status[]=open&status[]=draft").size());
        assertEquals(
                fixture.walk(JOBS + "?status[in]=open,draft").size(),
                fixture.walk(JOBS + "?status[in]=open&status[in]=draft").size());
        Object job = fixture.rows(JOBS + "?limit=1").get(0).get("id");
        assertEquals(
                fixture.walk("/unified/ats/applications?job_id=" + job),
                fixture.walk("/unified/ats/applications?job[id]=" + job));
        assertTrue(
                fixture.rows(JOBS + "?created_at[gt]=2020-01-01T00:00:00Z&created_at[lt]=2020-01-02T00:00:00%2B02:00")
                        .isEmpty());
    }

    @Test
    void confidentialJobsAreHiddenUnlessAskedFor() {
        assertFalse(fixture.walk(JOBS).stream().anyMatch(job -> Boolean.TRUE.equals(job.get("confidential"))));
        int open = fixture.walk(JOBS).size();
        int secret = fixture.walk(JOBS + "?confidential=true").size();
        assertTrue(secret > 0);
        assertEquals(open + secret, fixture.walk(JOBS + "?confidential=ALL").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|request.invalid_parameter|1 to 100",
                "limit=101|request.invalid_parameter|1 to 100",
                "limit=ten|request.invalid_parameter|1 to 100",
                "limit=5&limit=6|request.invalid_parameter|once",
                "limt=5|request.unknown_parameter|did you mean limit?",
                "foo=1|request.unknown_parameter|foo",
                "foo[bar=1|request.invalid_parameter|brackets",
                "limit[gt]=1|request.unknown_parameter|limit[gt]",
                "status=opened|request.invalid_parameter|open, closed",
                "status=open&status=closed|request.invalid_parameter|status[in]=a,b",
                "status=|request.invalid_parameter|must not be empty",
                "status[in]=,|request.invalid_parameter|needs a value",
                "status[gt]=open|request.unsupported_filter|eq, in",
                "status[like]=open|request.invalid_parameter|gt, gte",
                "created_at[gt]=yesterday|request.invalid_parameter|ISO 8601",
                "created_at[gt]=2026-01-01&created_at[gt]=2026-01-02|request.invalid_parameter|once",
                "confidential=maybe|request.invalid_parameter|true or false, or all",
                "candidate_id=x|request.unsupported_filter|status, created_at",
                "title=x&sort_by[created_at]=asc|request.unknown_parameter|title",
                "name=x|request.unsupported_filter|ignore_unsupported_filters",
                "sort_by[created_at]=asc|request.unsupported_filter|sort_by",
                "truto_response_format=xml|request.invalid_parameter|normalized",
                "truto_response_format=stream|request.invalid_parameter|bytes",
                "truto_ignore_remote_data=perhaps|request.invalid_parameter|true or false",
                "fields=nam|request.invalid_parameter|did you mean name?",
                "remote_query=x|request.invalid_parameter|remote_query[state]",
                "next_cursor=abc|request.invalid_cursor|cursor",
            })
    void whatIsWrongWithAParameterIsTold(String query, String code, String says) {
        error(JOBS + "?" + query, 400, code, says);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Map<String, Object> error =
                error(JOBS + "?limit=0&created_at[gt]=x&status=y", 400, "request.invalid_parameter", "");
        Map<String, List<?>> details = ServerFixture.cast(error.get("details"));
        assertEquals(3, details.get("failures").size());
        assertTrue(fixture.system.seen().isEmpty(), "nothing was sent");
    }

    @Test
    void unsupportedFiltersAreLeftOutWhenThatIsWanted() {
        HttpResponse<String> answer =
                fixture.get(JOBS + "?ignore_unsupported_filters=true&candidate_id=x&status[gt]=a&name[in]=b");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(Optional.of("candidate_id, status, name"), answer.headers().firstValue("x-ignored-filters"));
        error(JOBS + "?ignore_unsupported_filters=true&foo=x", 400, "request.unknown_parameter", "foo");
    }

    @Test
    void parametersOfOtherClientsChangeNothing() {
        assertEquals(
                fixture.rows(JOBS + "?limit=2"),
                fixture.rows(JOBS + "?limit=2&truto_ignore_limit=true&truto_super_query=apac&truto_skip_api_call=true"
                        + "&truto_body_passthrough=1&next_cursor=&truto_key_by="));
    }

    @Test
    void aCursorIsGoodForItsOwnListAlone() {
        Object cursor = fixture.ok(JOBS + "?limit=2&status=open").get("next_cursor");
        String mine = JOBS + "?status=open&next_cursor=";
        assertEquals(200, fixture.get(mine + cursor + "&limit=5&fields=name").statusCode());
        error(JOBS + "?next_cursor=" + cursor, 400, "request.invalid_cursor", "");
        error(JOBS + "?status=draft&next_cursor=" + cursor, 400, "request.invalid_cursor", "");
        error(mine + cursor + "&remote_query[a]=b", 400, "request.invalid_cursor", "");
        error(CANDIDATES + "?next_cursor=" + cursor, 400, "request.invalid_cursor", "");
        assertEquals(
                400,
                fixture.server
                        .get(JOBS + "?status=open&integrated_account_id=" + UnifiedFixture.OTHER + "&next_cursor="
                                + cursor)
                        .statusCode());
        String text = String.valueOf(cursor);
        for (int i = 0; i < text.length(); i += 5) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            error(mine + text.substring(0, i) + other + text.substring(i + 1), 400, "request.invalid_cursor", "");
        }
        error(mine + text.substring(1), 400, "request.invalid_cursor", "");
        error(mine + cursor + "=", 400, "request.invalid_cursor", "");
    }

    @Test
    void aCursorSurvivesARestart() {
        Object cursor = fixture.ok(JOBS + "?limit=2").get("next_cursor");
        try (UnifiedFixture restarted = new UnifiedFixture()) {
            assertEquals(
                    fixture.rows(JOBS + "?limit=2&next_cursor=" + cursor),
                    restarted.rows(JOBS + "?limit=2&next_cursor=" + cursor));
        }
    }

    @Test
    void aCursorShowsNothingOfWhatWasFilteredBy() {
        Object cursor = fixture.ok(JOBS + "?limit=1&status=open").get("next_cursor");
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(String.valueOf(cursor));
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("open"));
    }

    @Test
    void theAccountIsCheckedBeforeAnythingElse() {
        HttpRequest.Builder stranger = fixture.request(JOBS).setHeader("Authorization", "Bearer nobody");
        assertEquals(401, fixture.server.send(stranger).statusCode());
        HttpResponse<String> none = fixture.server.get(JOBS + "?limit=0");
        assertEquals(400, none.statusCode());
        assertTrue(none.body().contains("request.missing_parameter"), none.body());
        assertTrue(none.body().contains("integrated_account_id"), none.body());
        assertEquals(400, fixture.server.get(JOBS + "?integrated_account_id=42").statusCode());
        HttpResponse<String> unknown =
                fixture.server.get(JOBS + "?limit=0&integrated_account_id=00000000-0000-0000-0000-000000000000");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("request.not_found"), unknown.body());
    }

    @Test
    void anAccountThatCannotBeUsedSaysWhy() {
        UnifiedFixture.TestAccount account = fixture.accounts.get(ServerFixture.ACCOUNT);
        account.status = ConnectionStatus.CONNECTING;
        assertTrue(unusable(503, "account.not_active")
                .headers()
                .firstValue("retry-after")
                .isPresent());
        account.status = ConnectionStatus.DISABLED;
        assertTrue(unusable(503, "account.disabled")
                .headers()
                .firstValue("retry-after")
                .isPresent());
        account.lastError = Optional.of("the key was deleted");
        account.status = ConnectionStatus.NEEDS_REAUTH;
        assertTrue(unusable(401, "account.needs_reauth").body().contains("the key was deleted"));
        account.status = ConnectionStatus.VALIDATION_ERROR;
        unusable(401, "account.needs_reauth");
        assertTrue(fixture.system.seen().isEmpty(), "nothing was sent");
    }

    @Test
    void theTokenOfOneAccountNeedsNotNameIt() {
        HttpRequest.Builder own =
                fixture.server.request(JOBS).setHeader("Authorization", "Bearer " + ServerFixture.ACCOUNT_TOKEN);
        assertEquals(200, fixture.server.send(own).statusCode());
        HttpRequest.Builder other = fixture.server
                .request(JOBS + "?integrated_account_id=" + UnifiedFixture.OTHER)
                .setHeader("Authorization", "Bearer " + ServerFixture.ACCOUNT_TOKEN);
        HttpResponse<String> forbidden = fixture.server.send(other);
        assertEquals(403, forbidden.statusCode());
        assertTrue(forbidden.body().contains("request.forbidden"), forbidden.body());
    }

    @Test
    void theAccountLearnsThatItsCredentialWasRefused() {
        fixture.system.revoke("c4n4ry-open-sesame");
        Map<String, Object> error = error(JOBS, 401, "account.needs_reauth", "");
        assertEquals("account", error.get("origin"));
        assertEquals(1, fixture.accounts.get(ServerFixture.ACCOUNT).refused.get());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/unified/ats/offices,ats.offices.list",
        "GET,/unified/ats/offices/1,ats.offices.get",
        "GET,/unified/ats/tags/1,ats.tags.get",
        "POST,/unified/ats/jobs,ats.jobs.create",
        "PATCH,/unified/ats/jobs/1,ats.jobs.update",
        "DELETE,/unified/ats/jobs/1,ats.jobs.delete",
        "POST,/unified/ats/applications/celebrate,ats.applications.celebrate",
    })
    void whatTheProviderOrTheModelDoesNotHaveIsRefusedByName(String method, String path, String capability) {
        HttpResponse<String> answer = fixture.server.send(
                fixture.request(path + "?limit=0").method(method, HttpRequest.BodyPublishers.noBody()));
        assertEquals(405, answer.statusCode(), answer.body());
        Map<String, Object> error = fixture.server.object(answer.body());
        assertEquals("request.not_supported", error.get("code"));
        assertEquals(Map.of("capability", capability), error.get("details"));
        assertTrue(answer.headers().firstValue("allow").isPresent());
        assertTrue(fixture.system.seen().isEmpty(), "nothing was sent");
    }

    @Test
    void whatTheModelDoesNotKnowIsNotFound() {
        error("/unified/ats/cats", 404, "request.not_found", "job_interview_stages");
        error("/unified/crm/jobs", 404, "request.not_found", "");
        error(JOBS + "/no-such-job", 404, "remote.not_found", "");
        error(JOBS + "/", 404, "request.not_found", "");
    }

    @Test
    void aGetHasNoFiltersButMayNeedToKnowWhereToLook() {
        Map<String, Object> job = fixture.rows(JOBS + "?limit=1").get(0);
        Map<String, Object> stage = fixture.rows("/unified/ats/job_interview_stages?job_id=" + job.get("id"))
                .get(0);
        String path = "/unified/ats/job_interview_stages/" + stage.get("id");
        assertEquals(
                stage.get("id"), fixture.ok(path + "?job[id]=" + job.get("id")).get("id"));
        error(path + "?job_id=a&job[id]=b", 400, "request.invalid_parameter", "once");
        error(path + "?status=active", 400, "request.unsupported_filter", "status");
        error(path + "?colour=red", 400, "request.unknown_parameter", "job_id");
        assertEquals(
                Optional.of("status"),
                fixture.get(path + "?status=active&ignore_unsupported_filters=true")
                        .headers()
                        .firstValue("x-ignored-filters"));
    }

    @Test
    void aRequiredFilterIsAskedFor() {
        error("/unified/ats/attachments", 400, "request.missing_parameter", "candidate_id");
    }

    @Test
    void anIdInTheQueryThatNamesNothingListsWhatThereIs() {
        Object job = fixture.rows(JOBS + "?limit=1").get(0).get("id");
        HttpResponse<String> answer =
                fixture.get("/unified/ats/applications?job_id=" + job + "&stage_id=no-such-stage");
        assertEquals(422, answer.statusCode(), answer.body());
        Map<String, List<?>> details =
                ServerFixture.cast(fixture.server.object(answer.body()).get("details"));
        assertFalse(details.get("options").isEmpty());
    }

    @Test
    void whatTheProviderGotWrongIsTheProviders() {
        fixture.system.befall(Mishap.NONSENSE, 5);
        HttpResponse<String> answer = fixture.get(JOBS);
        assertEquals(502, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("ratelimit-remaining").isPresent());
        Map<String, Object> garbage = fixture.server.object(answer.body());
        assertEquals("remote.invalid_response", garbage.get("code"));
        assertEquals(true, garbage.get("truto_is_remote_error"));
        assertEquals("provider", garbage.get("origin"));
    }

    @Test
    void aCallIsTracedForLogsAndMetrics() throws Exception {
        fixture.get(JOBS + "?limit=1");
        Served served = fixture.server.served.poll(5, TimeUnit.SECONDS);
        assertEquals(Optional.of(ServerFixture.ACCOUNT), served.trace().account());
        assertEquals(Optional.of("ats.jobs"), served.trace().resource());
        assertEquals(Optional.of("list"), served.trace().verb());
        assertEquals(1, served.trace().providerCalls());
        assertEquals(Optional.of(JOBS), served.route());
    }

    private HttpResponse<String> unusable(int status, String code) {
        HttpResponse<String> answer = fixture.get(JOBS);
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(Optional.of(code), answer.headers().firstValue("x-hirelay-error"));
        return answer;
    }

    private Map<String, Object> error(String pathAndQuery, int status, String code, String says) {
        HttpResponse<String> answer = fixture.get(pathAndQuery);
        assertEquals(status, answer.statusCode(), answer.body());
        Map<String, Object> error = fixture.server.object(answer.body());
        assertEquals(code, error.get("code"), answer.body());
        assertTrue(answer.body().contains(says), answer.body());
        return error;
    }
}
