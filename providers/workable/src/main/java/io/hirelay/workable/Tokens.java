package io.hirelay.workable;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.error.ConfigurationException;
import io.hirelay.spi.Credential;
import java.time.Duration;
import java.util.Set;

/** The kinds of token Workable knows, and how many calls each may make. */
final class Tokens {
    /** What {@link Credential#kind} may be. */
    static final Set<String> KINDS = Set.of("api_key", "oauth2");

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final BudgetSpec OF_ACCOUNT = new BudgetSpec(10, WINDOW);
    private static final BudgetSpec OF_USER = new BudgetSpec(50, WINDOW);

    private Tokens() {}

    static String of(Credential credential) {
        if (credential instanceof Credential.ApiKey key) {
            return key.token();
        } else if (credential instanceof Credential.AccessToken token) {
            return token.token();
        }
        throw notSupported(credential);
    }

    static BudgetSpec budget(Credential credential) {
        if (credential instanceof Credential.ApiKey) {
            return OF_ACCOUNT;
        } else if (credential instanceof Credential.AccessToken) {
            return OF_USER;
        }
        throw notSupported(credential);
    }

    private static ConfigurationException notSupported(Credential credential) {
        return ConfigurationException.of(
                "credential",
                "Workable takes an API access token (api_key) or an OAuth access token (oauth2), not "
                        + credential.kind());
    }
}
