package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkableSettingsTest {
    private static final SettingSpec SUBDOMAIN = WorkableSettings.SPECS.get(0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                " ACME ",
                "acme.workable.com",
                "https://acme.workable.com",
                "https://acme.workable.com/",
                "http://Acme.Workable.com/backend/jobs?x=1#top",
                "https://acme.workable.com:443/x",
                "acme.workablesandbox.com",
                "https://apply.workable.com/acme",
                "apply.workable.com/acme/j/9CD658E13E/"
            })
    void theAddressOfTheAccountIsUnderstood(String given) {
        assertEquals(java.util.Optional.empty(), SUBDOMAIN.problem(given));
        assertEquals("acme", WorkableSettings.of(Map.of("subdomain", given)).subdomain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example.com",
                "acme.workable.com.evil.example",
                "acme workable",
                "acme/x",
                "-acme",
                "acme-",
                "ac_me",
                "https://workable.com",
                "user@acme.workable.com",
                "https://acme.workable.comx/",
                "{subdomain}",
                "https://apply.workable.com/j/9CD658E13E",
                "a.b.workable.com"
            })
    void whatNamesNoAccountIsRefused(String given) {
        List<Failure> failures = failures(Map.of("subdomain", given));

        assertEquals("subdomain", failures.get(0).field());
        assertTrue(failures.get(0).message().contains("https://acme.workable.com"), failures.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"www", "https://www.workable.com/x", "apply.workable.com", "apply"})
    void workablesOwnHostsAreNoAccounts(String given) {
        assertEquals("subdomain", failures(Map.of("subdomain", given)).get(0).field());
    }

    @Test
    void theSubdomainStandsInTheAddress() {
        assertEquals(
                URI.create("https://acme.workable.com"),
                WorkableSettings.of(Map.of("subdomain", "acme")).baseUri());
        assertEquals(
                URI.create("http://127.0.0.1:9000/mock/acme"),
                WorkableSettings.of(Map.of("subdomain", "acme", "base_url", "http://127.0.0.1:9000/mock/{subdomain}"))
                        .baseUri());
        assertEquals(
                URI.create("http://localhost:9000"),
                WorkableSettings.of(Map.of("subdomain", "acme", "base_url", " http://localhost:9000 "))
                        .baseUri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.workable.com",
                "/spi",
                "ftp://acme.workable.com",
                "https://",
                "https://user:secret@acme.workable.com",
                "https://acme.workable.com?x=1",
                "https://acme.workable.com#x",
                "https://{sub}.workable.com",
                "http:// x"
            })
    void whatIsNoBaseAddressIsRefused(String given) {
        List<Failure> failures = failures(Map.of("subdomain", "acme", "base_url", given));

        assertEquals("base_url", failures.get(0).field());
        assertTrue(failures.toString().indexOf("secret") < 0);
    }

    @Test
    void theOperatorMaySetHowOftenWorkableIsAsked() {
        assertEquals(
                Optional.empty(),
                WorkableSettings.of(Map.of("subdomain", "acme")).rateLimit());
        assertEquals(
                Optional.of(new BudgetSpec(7, Duration.ofSeconds(10))),
                WorkableSettings.of(Map.of("subdomain", "acme", "rate_limit", "7"))
                        .rateLimit());
        assertEquals(
                Optional.of(BudgetSpec.UNLIMITED),
                WorkableSettings.of(Map.of("subdomain", "acme", "rate_limit", "unlimited"))
                        .rateLimit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "ten", "1.5", "", "1000000", "Unlimited"})
    void whatIsNoRateIsRefused(String given) {
        SettingSpec rate = WorkableSettings.SPECS.stream()
                .filter(spec -> spec.key().equals("rate_limit"))
                .findFirst()
                .orElseThrow();
        assertTrue(rate.problem(given).isPresent());
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertEquals(2, failures(Map.of("subdomain", "", "base_url", "x")).size());
    }

    private static List<Failure> failures(Map<String, String> settings) {
        return assertThrows(ConfigurationException.class, () -> WorkableSettings.of(settings))
                .failures();
    }
}
