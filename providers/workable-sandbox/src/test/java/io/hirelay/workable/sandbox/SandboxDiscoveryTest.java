package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.spi.Credential;
import io.hirelay.spi.Sandbox;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SandboxDiscoveryTest {
    private final Sandbox sandbox = ServiceLoader.load(Sandbox.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.provider().equals("workable"))
            .findFirst()
            .orElseThrow();

    @Test
    void isFoundAndItsConnectionWorks() throws Exception {
        try (Sandbox.Account account = sandbox.start(Sandbox.Options.DEFAULT)) {
            Map<String, String> settings = account.connection().settings();
            Credential.ApiKey key = assertInstanceOf(
                    Credential.ApiKey.class, account.connection().credential().current());

            assertEquals(account.baseUri().toString(), settings.get("base_url"));
            assertEquals("acme-sandbox", settings.get("subdomain"));
            var response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(account.baseUri().resolve("/spi/v3/accounts"))
                                    .header("Authorization", "Bearer " + key.token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
        }
    }

    @Test
    void everyAccountHasATokenOfItsOwn() {
        try (Sandbox.Account one = sandbox.start(Sandbox.Options.DEFAULT);
                Sandbox.Account other = sandbox.start(Sandbox.Options.DEFAULT)) {
            assertNotEquals(
                    one.connection().credential().current(),
                    other.connection().credential().current());
        }
    }

    @Test
    void anUnknownSizeIsRefusedWithTheKnownOnes() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> sandbox.start(Sandbox.Options.DEFAULT.withSize("applicants", 5)));

        assertTrue(refusal.getMessage().contains("applicants"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("candidates, employees, jobs"), refusal.getMessage());
    }

    @Test
    void aSizeOutOfBoundsIsRefusedWithTheBounds() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> sandbox.start(Sandbox.Options.DEFAULT.withSize("jobs", 0)));

        assertTrue(refusal.getMessage().contains("from 1 to"), refusal.getMessage());
    }
}
