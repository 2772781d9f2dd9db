package io.hirelay.workable;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.error.ConfigurationException;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialHint;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The kinds of token Workable knows, and how many calls each may make. */
final class Tokens {
    /** What {@link Credential#kind} may be. */
    static final Set<String> KINDS = Set.of("api_key", "oauth2");

    /** What an administrator who connects an account is told. */
    static final List<CredentialHint> HINTS = List.of(new CredentialHint(
            "api_key",
            "API access token",
            "An administrator of the account makes one in " + WorkableErrors.TOKENS + ". Tick "
                    + Scopes.R_JOBS + " and " + Scopes.R_CANDIDATES + " at least, w_candidates for changes, and "
                    + Scopes.R_OFFERS + ", " + Scopes.R_REQUISITIONS + " and " + Scopes.R_ACCOUNT
                    + " where they are in use. Workable shows the token only once."));

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
