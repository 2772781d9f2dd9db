package io.hirelay.workable;

import io.hirelay.error.ConfigurationException;
import io.hirelay.http.AuthHeaders;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialHint;
import java.util.List;
import java.util.Set;

/** The credentials Workable takes: two kinds of token, sent in the same way. */
final class Tokens {
    /** What {@link Credential#kind} may be. */
    static final Set<String> KINDS = Set.of("api_key", "oauth2");

    /** What an administrator who connects an account is told. */
    static final List<CredentialHint> HINTS = List.of(new CredentialHint(
            "api_key",
            "API access token",
            "An administrator of the account makes one in " + TokenKind.PLACE + ". Tick "
                    + Scopes.R_JOBS + " and " + Scopes.R_CANDIDATES + " at least, w_candidates for changes, and "
                    + Scopes.R_OFFERS + ", " + Scopes.R_REQUISITIONS + " and " + Scopes.R_ACCOUNT
                    + " where they are in use. Workable shows the token only once."));

    private Tokens() {}

    static AuthHeaders headers(Credential credential) {
        if (credential instanceof Credential.ApiKey key) {
            return AuthHeaders.bearer(key.token());
        } else if (credential instanceof Credential.AccessToken token) {
            return AuthHeaders.bearer(token.token());
        }
        throw notSupported(credential);
    }

    static ConfigurationException notSupported(Credential credential) {
        return ConfigurationException.of(
                "credential",
                "Workable takes an API access token (api_key) or an OAuth access token (oauth2), not "
                        + credential.kind());
    }
}
