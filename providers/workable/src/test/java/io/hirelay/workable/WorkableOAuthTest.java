package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkableOAuthTest {
    private static final Credential.AccessToken TOKEN = new Credential.AccessToken("granted-token");
    private static final Map<String, String> BOTH = Map.of("client_id", "app-1", "client_secret", "canary-secret");

    private final FakeWorkable workable = new FakeWorkable();
    private final Hirelay hirelay =
            Hirelay.builder().http(workable.http()).clock(workable.clock()).build();
    private final Provider provider = hirelay.provider("workable").orElseThrow();

    @AfterEach
    void close() {
        workable.close();
    }

    private OAuthApplication application(String key, String value) {
        Map<String, String> settings = new java.util.HashMap<>(BOTH);
        settings.put(key, value);
        return provider.oauth(settings).orElseThrow();
    }

    private List<String> wrong(Map<String, String> settings) {
        return assertThrows(ConfigurationException.class, () -> provider.oauth(settings)).failures().stream()
                .map(Failure::field)
                .toList();
    }

    @Test
    void it_is_offered_once_id_and_secret_are_set() {
        assertTrue(provider.knowsOAuth());
        assertEquals(Optional.empty(), provider.oauth(Map.of()));
        assertEquals(Optional.empty(), provider.oauth(Map.of("oauth_url", "https://www.workable.com")));

        OAuthApplication application = provider.oauth(BOTH).orElseThrow();

        assertEquals(URI.create("https://www.workable.com/oauth/authorize"), application.authorizeUri());
        assertEquals(URI.create("https://www.workable.com/oauth/token"), application.tokenUri());
        assertEquals(Optional.of(URI.create("https://www.workable.com/oauth/revoke")), application.revokeUri());
        assertEquals(Map.of("resource", "user"), application.authorizeParameters());
        assertEquals("app-1", application.clientId());
        assertEquals("canary-secret", application.clientSecret().reveal());
    }

    @Test
    void one_without_the_other_is_told_by_the_name_of_the_missing_one() {
        assertEquals(List.of("client_secret"), wrong(Map.of("client_id", "app-1")));
        assertEquals(List.of("client_id"), wrong(Map.of("client_secret", "canary-secret")));
    }

    @Test
    void the_server_can_be_another_one() {
        assertEquals(
                URI.create("http://127.0.0.1:9000/mock/oauth/token"),
                application("oauth_url", "http://127.0.0.1:9000/mock/").tokenUri());
        assertEquals(List.of("oauth_url"), wrong(Map.of("oauth_url", "www.workable.com")));
        assertEquals(List.of("oauth_url"), wrong(Map.of("oauth_url", "https://{subdomain}.workable.com")));
    }

    @Test
    void scopes_are_those_of_the_operations_unless_narrowed() {
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
                provider.oauth(BOTH).orElseThrow().scopes());
        assertEquals(
                List.of("r_jobs", "w_candidates"),
                application("oauth_scopes", " r_jobs  w_candidates ").scopes());
        assertEquals(
                List.of("oauth_scopes"),
                wrong(Map.of("client_id", "a", "client_secret", "b", "oauth_scopes", "r_candidates")));
        assertEquals(
                List.of("oauth_scopes"),
                wrong(Map.of("client_id", "a", "client_secret", "b", "oauth_scopes", "r_jobs,w_candidates")));
    }

    @Test
    void only_the_secret_is_a_secret() {
        assertEquals(
                List.of("client_secret"),
                provider.descriptor().settings().stream()
                        .filter(SettingSpec::secret)
                        .map(SettingSpec::key)
                        .toList());
    }

    private List<OAuthAccount> accounts() {
        return hirelay.oauthAccounts(
                "workable",
                Map.of("oauth_url", workable.server().baseUrl() + "/oauth-host"),
                TOKEN,
                workable.within(Duration.ofSeconds(10)));
    }

    private void accountsAre(String rows) {
        workable.answers(
                get(urlPathEqualTo("/oauth-host/spi/v3/accounts")).willReturn(okJson("{\"accounts\":[" + rows + "]}")));
    }

    @Test
    void a_token_tells_its_accounts() {
        accountsAre("{\"id\":\"b4e8e\",\"name\":\"Acme\",\"subdomain\":\"acme\",\"description\":null},"
                + "{\"id\":\"b4e8f\",\"name\":\" \",\"subdomain\":\"acme-labs\"}");

        assertEquals(
                List.of(
                        new OAuthAccount("Acme (acme)", Map.of("subdomain", "acme")),
                        new OAuthAccount("acme-labs", Map.of("subdomain", "acme-labs"))),
                accounts());
        workable.server()
                .verify(getRequestedFor(urlPathEqualTo("/oauth-host/spi/v3/accounts"))
                        .withHeader("Authorization", equalTo("Bearer granted-token")));
    }

    @Test
    void a_token_that_reaches_no_account_is_a_clear_failure() {
        accountsAre("");

        AccessDeniedException none = assertThrows(AccessDeniedException.class, this::accounts);

        assertTrue(String.valueOf(none.getMessage()).contains("active member"), none.getMessage());
    }

    @Test
    void a_refused_token_is_told_without_it() {
        workable.answers(get(urlPathEqualTo("/oauth-host/spi/v3/accounts"))
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"Not authorized\"}")));

        String message = String.valueOf(
                assertThrows(AuthenticationException.class, this::accounts).getMessage());

        assertTrue(message.contains("Connect the account again"), message);
        assertFalse(message.contains("granted-token"), message);
    }

    @Test
    void a_user_token_may_make_fifty_calls_without_an_application_as_well() {
        try (var connection = hirelay.connect(new ConnectionConfig(
                "workable",
                Map.of("subdomain", "acme", "base_url", workable.server().baseUrl() + "/mock/acme"),
                TOKEN))) {
            assertEquals(50, connection.budget().limit());
        }
    }
}
