package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkableChecksTest {
    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> UNTOLD = Optional.empty();

    private FakeWorkable workable = new FakeWorkable();

    @AfterEach
    void close() {
        workable.close();
    }

    private FakeWorkable wellSetUp() {
        return workable.answers("/accounts/acme", "{\"id\":\"b4\",\"subdomain\":\"acme\"}")
                .answers("/jobs", "{\"jobs\":[]}")
                .answers("/candidates", "{\"candidates\":[{\"id\":\"2a\"}]}")
                .answers("/candidates/2a/offer", "{\"candidate\":{\"id\":\"2a\"}}")
                .answers("/requisitions", "{\"requisitions\":[]}")
                .answers("/departments", "[]")
                .answers("/employees", "{\"total_count\":0,\"employees\":[]}")
                .answers("/timeoff/categories", "{\"categories\":[]}")
                .answers(
                        "/members",
                        "{\"members\":[{\"id\":\"1f395d\",\"email\":\"nora@example.com\",\"role\":\"admin\",\"active\":true},"
                                + "{\"id\":\"1f395e\",\"email\":\"old@example.com\",\"active\":false}]}");
    }

    private Map<String, Check> checks() {
        return byName(workable.connection().check(workable.within(Duration.ofSeconds(10))));
    }

    private List<Check> verify() {
        return workable.connection().verify(workable.within(Duration.ofSeconds(10)));
    }

    private static Map<String, Check> byName(List<Check> checks) {
        return checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
    }

    @Test
    void aConnectionInGoodOrder() {
        wellSetUp();

        Map<String, Check> checks = checks();

        for (String fine : List.of(
                "reachable",
                "subdomain",
                "token",
                "scope_r_jobs",
                "scope_r_candidates",
                "scope_r_offers",
                "scope_r_requisitions",
                "scope_r_account",
                "scope_r_employees",
                "scope_r_timeoff",
                "default_user")) {
            assertEquals(YES, checks.get(fine).ok(), fine);
        }
        for (String scope :
                List.of("w_candidates", "w_comments", "w_offers", "w_requisitions", "w_departments", "w_members")) {
            assertEquals(UNTOLD, checks.get("scope_" + scope).ok(), scope);
            assertTrue(checks.get("scope_" + scope).message().contains("without writing"));
        }
        assertEquals(17, checks.size());
        assertEquals(9, workable.requests().size(), "within the ten calls that a token may make");
    }

    @Test
    void aSingleCallTellsWhetherTheTokenIsGood() {
        wellSetUp();

        assertTrue(verify().stream().allMatch(check -> check.ok().equals(YES)));
        assertEquals(List.of("/accounts/acme"), workable.requests());
    }

    @Test
    void anAccountWithoutAnAddressOfItsOwnIsKnownByItsJobs() {
        workable.answers("/jobs", "{\"jobs\":[]}");

        assertTrue(verify().stream().allMatch(check -> check.ok().equals(YES)));
    }

    @Test
    void aRefusedTokenIsFatalAndSaysWhereToMakeANewOne() {
        for (String path :
                List.of("/accounts/acme", "/jobs", "/candidates", "/requisitions", "/departments", "/members")) {
            workable.answers(path, aResponse().withStatus(401).withBody("{\"error\":\"Not authorized\"}"));
        }

        Map<String, Check> checks = checks();

        assertEquals(YES, checks.get("reachable").ok());
        assertEquals(NO, checks.get("token").ok());
        assertTrue(checks.get("token").fatal());
        assertTrue(checks.get("token").message().contains("API access tokens"));
        assertEquals(UNTOLD, checks.get("subdomain").ok());
        assertEquals(UNTOLD, checks.get("scope_r_jobs").ok());
        assertFalse(checks.toString().contains("secret-token"));
    }

    @Test
    void anUnknownSubdomainIsFatal() {
        Check subdomain = byName(verify()).get("subdomain");

        assertEquals(NO, subdomain.ok());
        assertTrue(subdomain.fatal());
        assertTrue(subdomain.message().contains("https://acme.workable.com"), subdomain.message());
    }

    @Test
    void aServerThatFailsIsNotReached() {
        workable.answers("/accounts/acme", aResponse().withStatus(503).withBody("<html>"));

        assertEquals(List.of(NO), verify().stream().map(Check::ok).toList());
        workable.server().stop();
        List<Check> none = verify();
        assertEquals(List.of("reachable"), none.stream().map(Check::name).toList());
        assertTrue(none.get(0).fatal());
    }

    @Test
    void aMissingScopeIsNamedAndNotFatal() {
        wellSetUp()
                .answers("/candidates", aResponse().withStatus(403))
                .answers("/departments", aResponse().withStatus(403));

        Map<String, Check> checks = checks();

        assertEquals(NO, checks.get("scope_r_candidates").ok());
        assertEquals(
                Optional.of("r_candidates"), checks.get("scope_r_candidates").missingScope());
        assertEquals(UNTOLD, checks.get("scope_r_offers").ok());
        assertEquals(Optional.of("r_account"), checks.get("scope_r_account").missingScope());
        assertEquals(YES, checks.get("token").ok());
        assertTrue(checks.values().stream().noneMatch(Check::fatal));
    }

    @Test
    void anAddOnThatIsMissingSaysNothingOfItsScope() {
        wellSetUp().answers("/requisitions", aResponse().withStatus(404));

        assertEquals(UNTOLD, checks().get("scope_r_requisitions").ok());
    }

    @Test
    void whatIsBoughtApartIsNeverHeldAgainstAConnection() {
        wellSetUp()
                .answers("/employees", aResponse().withStatus(403))
                .answers("/timeoff/categories", aResponse().withStatus(404));

        Check employees = checks().get("scope_r_employees");

        assertEquals(UNTOLD, employees.ok());
        assertEquals(Optional.of("r_employees"), employees.missingScope());
        assertEquals(UNTOLD, checks().get("scope_r_timeoff").ok());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f395d", " 1F395D ", "nora@example.com", "Nora@Example.com"})
    void theDefaultUserIsFoundByIdOrAddress(String user) {
        assertEquals(YES, defaultUser(user).ok());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f395e", "old@example.com", "ffffff", "max@example.com"})
    void aDefaultUserWhoCannotActIsTold(String user) {
        Check check = defaultUser(user);

        assertEquals(NO, check.ok());
        assertFalse(check.message().contains("@"), check.message());
    }

    private Check defaultUser(String user) {
        workable.close();
        workable = new FakeWorkable(Optional.of(user));
        wellSetUp();
        return checks().get("default_user");
    }

    @Test
    void whatTheBudgetDoesNotAllowInTimeIsUntold() {
        wellSetUp();
        for (int i = 0; i < 10; i++) {
            workable.connection().departments().list(io.hirelay.operation.ListRequest.all());
        }

        Map<String, Check> checks = byName(workable.connection().check(workable.within(Duration.ofSeconds(5))));

        assertTrue(checks.values().stream().allMatch(check -> check.ok().equals(UNTOLD)), checks.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"R_JOBS", "R_CANDIDATES", "R_REQUISITIONS", "R_ACCOUNT"})
    void eachScopeThatATokenLacksIsNamedWithWhereToGetIt(Scope lacking) {
        try (SandboxConnection acme = SandboxConnection.open()) {
            EnumSet<Scope> rest = EnumSet.complementOf(EnumSet.of(lacking));
            Map<String, Check> checks =
                    checks(acme, new Credential.ApiKey(acme.control().issueToken(rest)));

            assertEquals(
                    List.of("scope_" + lacking.word()),
                    checks.values().stream()
                            .filter(check -> check.name().startsWith("scope_")
                                    && check.ok().equals(NO))
                            .map(Check::name)
                            .toList());
            Check missing = checks.get("scope_" + lacking.word());
            assertEquals(Optional.of(lacking.word()), missing.missingScope());
            assertTrue(missing.message().contains("API access tokens"), missing.message());
            assertTrue(checks.values().stream().noneMatch(Check::fatal), "it is of use all the same");
        }
    }

    @Test
    void aUserTokensWritesAreKnownFromWhatWasGranted() {
        try (SandboxConnection acme = SandboxConnection.open()) {
            EnumSet<Scope> granted = EnumSet.of(Scope.R_JOBS, Scope.R_CANDIDATES, Scope.W_CANDIDATES);
            String member = acme.connection()
                    .users()
                    .list(io.hirelay.operation.ListRequest.all())
                    .items()
                    .get(0)
                    .id()
                    .value();
            Map<String, Check> checks = checks(
                    acme,
                    new Credential.AccessToken(
                            acme.control().issueUserToken(member, granted),
                            granted.stream().map(Scope::word).collect(Collectors.toSet())));

            assertEquals(YES, checks.get("scope_w_candidates").ok());
            assertEquals(YES, checks.get("scope_w_comments").ok());
            assertEquals(NO, checks.get("scope_w_offers").ok());
            assertEquals(NO, checks.get("scope_r_account").ok());
            assertTrue(
                    checks.get("scope_r_account").message().contains("Connect the account again"),
                    checks.get("scope_r_account").message());
        }
    }

    private static Map<String, Check> checks(SandboxConnection acme, Credential credential) {
        try (io.hirelay.Hirelay hirelay = io.hirelay.Hirelay.builder().build();
                io.hirelay.Connection connection = hirelay.connect(new ConnectionConfig(
                        "workable", acme.account().connection().settings(), credential))) {
            return byName(connection.check(connection.newContext()));
        }
    }

    @Test
    void theSimulatedAccountsTokensAreToldApart() {
        try (SandboxConnection acme = SandboxConnection.open()) {
            EnumSet<Scope> few = EnumSet.of(Scope.R_CANDIDATES);
            try (io.hirelay.Hirelay hirelay = io.hirelay.Hirelay.builder().build();
                    io.hirelay.Connection limited = hirelay.connect(
                            acme.account().connection(acme.control().issueToken(few)))) {
                Map<String, Check> checks = byName(limited.check(limited.newContext()));

                assertEquals(YES, checks.get("token").ok());
                assertEquals(NO, checks.get("scope_r_jobs").ok());
                assertEquals(YES, checks.get("scope_r_candidates").ok());
                assertEquals(NO, checks.get("default_user").ok());
            }
            acme.control().inject(Fault.notAuthorized().always());
            assertEquals(
                    NO,
                    byName(acme.connection().verify(acme.context()))
                            .get("token")
                            .ok());
        }
    }
}
