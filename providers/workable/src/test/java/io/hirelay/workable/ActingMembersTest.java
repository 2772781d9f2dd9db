package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Connection;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.NewEmployee;
import io.hirelay.input.Rejection;
import io.hirelay.input.StageMove;
import io.hirelay.model.Employee;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In whose name writes are made, over the simulated account. */
class ActingMembersTest {
    private SandboxConnection acme;
    private String job;
    private int people;

    @BeforeEach
    void connect() {
        acme = SandboxConnection.open();
        job = acme.read("/jobs?state=published&limit=1")
                .path("jobs")
                .get(0)
                .path("shortcode")
                .asText();
    }

    @AfterEach
    void disconnect() {
        acme.close();
    }

    @Test
    void theFirstActiveAdministratorActsWhereNobodyIsNamedAndIsChosenOnce() {
        List<String> chosen = new ArrayList<>();
        Connection watched = acme.connect(acme.account().connection().whenUserChosen(chosen::add));

        String first = somebody();
        watched.applications().moveStage(StageMove.of(first, "interview"));
        String second = somebody();
        watched.applications().moveStage(StageMove.of(second, "interview"));

        assertEquals(List.of("fff2"), chosen);
        assertEquals("fff2", actor(first));
        assertEquals("fff2", actor(second));
    }

    @Test
    void aMemberIsNamedByIdOrByAddressInAnyCase() {
        JsonNode member =
                acme.read("/members?role=simple&limit=1").path("members").get(0);
        String id = member.path("id").asText();
        String email = member.path("email").asText();

        for (String name : List.of(id, id.toUpperCase(Locale.ROOT), email, email.toUpperCase(Locale.ROOT))) {
            String somebody = somebody();
            acme.connection().as(name).applications().moveStage(StageMove.of(somebody, "interview"));
            assertEquals(id, actor(somebody));
        }
    }

    @Test
    void whatIsKnownOfAMemberIsNotAskedForEachWrite() {
        acme.connection().applications().moveStage(StageMove.of(somebody(), "interview"));
        acme.asked();

        acme.connection().applications().moveStage(StageMove.of(somebody(), "interview"));

        assertTrue(acme.asked().stream().noneMatch(asked -> asked.contains("/members")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody@acme.example | no member of this Workable account has this e-mail address",
                "abc123 | is no member",
                "Ada Byron | is no member",
                "10004 | has been deactivated",
                "1000a | has no access to recruiting",
                "fffe | may not move or reject candidates",
            })
    void whoCannotActIsToldTogetherWithWhoCould(String user, String message) {
        String somebody = somebody();

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().as(user).applications().moveStage(StageMove.of(somebody, "interview")));

        assertEquals("user_id", refused.failures().get(0).field());
        assertTrue(refused.failures().get(0).message().contains(message), refused.getMessage());
        assertEquals(422, refused.code().status());
        assertTrue(refused.choices().stream().map(Choice::id).anyMatch("fff2"::equals));
        assertTrue(refused.choices().stream().map(Choice::id).noneMatch("10004"::equals));
        assertEquals(0, acme.control().count("POST", "/candidates/:id/move"));
    }

    @Test
    void theConnectionsDefaultActsAndIsToldUnderItsOwnNameWhenItCannot() {
        ConnectionConfig config = acme.account().connection();
        Connection simple = acme.connect(withDefault(config, "fff8"));
        Connection gone = acme.connect(withDefault(config, "10004"));
        String somebody = somebody();

        simple.applications().moveStage(StageMove.of(somebody, "interview"));
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> gone.applications().moveStage(StageMove.of(somebody, "interview")));

        assertEquals("fff8", actor(somebody));
        assertEquals("default_user_id", refused.failures().get(0).field());
    }

    @Test
    void whoeverHasARoleInHrAloneActsThereAndNotInRecruiting() {
        roles("1000a", "hris.admin");
        Connection hr = acme.connect(withDefault(acme.account().connection(), "1000a"));
        String somebody = somebody();

        Written<Employee> created = acme.connection()
                .as("1000a")
                .employees()
                .create(NewEmployee.of("Ida", "Rhodes").build());
        Written<Employee> changed = hr.employees()
                .update(EmployeeChange.of(created.value().id().value())
                        .jobTitle("Analyst")
                        .build());
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class, () -> hr.applications().moveStage(StageMove.of(somebody, "interview")));

        assertEquals(Outcome.CREATED, created.outcome());
        assertEquals(Outcome.UPDATED, changed.outcome());
        assertEquals("default_user_id", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("no access to recruiting"), refused.getMessage());
    }

    @Test
    void whoeverHasNoRoleAtAllActsNowhere() {
        roles("1000a", "hris.no_access");

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .as("1000a")
                        .employees()
                        .create(NewEmployee.of("Ida", "Rhodes").build()));

        assertEquals("user_id", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("no access to recruiting or HR"), refused.getMessage());
    }

    private void roles(String member, String role) {
        assertEquals(200, acme.send("PUT", "/members", "{\"id\":\"" + member + "\",\"roles\":[\"" + role + "\"]}"));
    }

    @Test
    void aMemberWhoWasDeactivatedAMomentAgoIsToldSo() {
        Connection asSimple = acme.connection().as("fff8");
        asSimple.applications().moveStage(StageMove.of(somebody(), "interview"));
        assertEquals(204, acme.send("DELETE", "/members/fff8", ""));

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> asSimple.applications().moveStage(StageMove.of(somebody(), "interview")));

        assertEquals("user_id", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("deactivated"), refused.getMessage());
    }

    @Test
    void aRefusalInAMembersNameNamesTheMember() {
        acme.control().inject(Fault.forbidden().on("POST", "/candidates/*/disqualify"));

        AccessDeniedException refused = assertThrows(
                AccessDeniedException.class,
                () -> acme.connection().as("fff8").applications().reject(Rejection.of(somebody())));

        assertEquals("remote.forbidden", refused.code().code());
        assertTrue(refused.getMessage().contains("in the name of the member fff8 (simple)"), refused.getMessage());
        assertEquals(List.of("w_candidates"), refused.missingScopes());
    }

    @Test
    void aTokenOfAMemberActsForThatMember() {
        String token = acme.control().issueUserToken("fff8", Scope.ALL);
        ConnectionConfig config = acme.account().connection();
        Connection granted = acme.connect(new ConnectionConfig(
                config.provider(),
                config.name(),
                config.settings(),
                CredentialSource.of(new Credential.AccessToken(token)),
                Optional.empty()));
        String somebody = somebody();
        acme.control().forgetRequests();

        granted.applications().moveStage(StageMove.of(somebody, "interview"));

        assertEquals("fff8", actor(somebody));
        assertEquals(0, acme.control().count("GET", "/members"));
    }

    private static ConnectionConfig withDefault(ConnectionConfig config, String user) {
        return new ConnectionConfig(
                config.provider(), config.name(), config.settings(), config.credential(), Optional.of(user));
    }

    private String somebody() {
        people++;
        return acme.control().addCandidate(job, "Ada", "Byron", "ada" + people + "@acts.example");
    }

    private String actor(String candidate) {
        JsonNode rows = acme.read("/candidates/" + candidate + "/activities").path("activities");
        return rows.get(rows.size() - 1).path("member").path("id").asText();
    }
}
