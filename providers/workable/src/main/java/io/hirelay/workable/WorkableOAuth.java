package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.Failure;
import io.hirelay.http.RemoteQuery;
import io.hirelay.http.RestClient;
import io.hirelay.http.RestTarget;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Safety;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialSource;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.Secret;
import io.hirelay.spi.SettingSpec;
import io.hirelay.workable.wire.AccountApi;
import io.hirelay.workable.wire.AccountDto;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Workable's OAuth server. It gives an application to partners alone, speaks for one member ({@code resource=user}), and
 * lets both old tokens end with every refresh. It is not known to look at proof keys, and ignores what it does not know,
 * so they are sent along.
 */
final class WorkableOAuth {
    private static final String URL = "oauth_url";
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String SCOPES = "oauth_scopes";
    private static final String DEFAULT_URL = "https://www.workable.com";

    static final List<SettingSpec> SPECS = List.of(
            new SettingSpec(
                    URL,
                    SettingSpec.Level.OPERATOR,
                    "Where Workable's OAuth server is, and /spi/v3/accounts, which tells a token's accounts.",
                    false,
                    Optional.of(DEFAULT_URL),
                    Optional.of(Pattern.compile("\\s*https?://[^\\s?#@{}]+\\s*", Pattern.CASE_INSENSITIVE)),
                    DEFAULT_URL),
            new SettingSpec(
                    CLIENT_ID,
                    SettingSpec.Level.OPERATOR,
                    "The id of your OAuth application, as Workable gives it to partners. Customers can connect by OAuth"
                            + " when it and " + CLIENT_SECRET + " are set; register <public_url>/oauth/callback as the"
                            + " application's redirect address.",
                    false,
                    Optional.empty(),
                    Optional.of(Pattern.compile("\\s*[\\x21-\\x7e]+\\s*")),
                    "8f3a5c"),
            new SettingSpec(
                    CLIENT_SECRET,
                    SettingSpec.Level.OPERATOR,
                    "The secret of your OAuth application, as Workable gives it to partners.",
                    false,
                    Optional.empty(),
                    Optional.of(Pattern.compile("\\s*[\\x21-\\x7e]+\\s*")),
                    "a long text of letters and digits",
                    true),
            new SettingSpec(
                    SCOPES,
                    SettingSpec.Level.OPERATOR,
                    "The scopes that customers are asked for by OAuth, separated by spaces; by default what all"
                            + " operations need but those of Workable HR, whose scopes an account must have. "
                            + Scopes.R_JOBS
                            + " finds the account and is always needed.",
                    false,
                    Optional.of(String.join(" ", Scopes.ofOperations())),
                    Optional.of(Pattern.compile("\\s*[a-z]\\w*(?:\\s+[a-z]\\w*)*\\s*")),
                    Scopes.R_JOBS + " " + Scopes.R_CANDIDATES));

    private WorkableOAuth() {}

    static Optional<OAuthApplication> application(Map<String, String> operator) {
        Optional<String> id = given(operator, CLIENT_ID);
        Optional<String> secret = given(operator, CLIENT_SECRET);
        if (id.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        List<Failure> failures = new ArrayList<>();
        List<String> scopes = List.of(given(operator, SCOPES)
                .orElse(String.join(" ", Scopes.ofOperations()))
                .split("\\s+"));
        if (id.isEmpty()) {
            failures.add(missing(CLIENT_ID, CLIENT_SECRET));
        }
        if (secret.isEmpty()) {
            failures.add(missing(CLIENT_SECRET, CLIENT_ID));
        }
        if (!scopes.contains(Scopes.R_JOBS)) {
            failures.add(new Failure(SCOPES, "must hold " + Scopes.R_JOBS + ": without it no account can be found"));
        }
        if (!failures.isEmpty()) {
            throw new ConfigurationException(failures);
        }
        return Optional.of(new OAuthApplication(
                address(operator, "/oauth/authorize"),
                address(operator, "/oauth/token"),
                Optional.of(address(operator, "/oauth/revoke")),
                OAuthApplication.Revocation.BEARER,
                id.orElseThrow(),
                Secret.of(secret.orElseThrow()),
                scopes,
                Map.of("resource", "user"),
                true));
    }

    static List<OAuthAccount> accounts(
            Map<String, String> operator, Credential.AccessToken token, ProviderContext context, CallContext call) {
        RestClient client = context.http()
                .client(new RestTarget(
                        "workable",
                        "oauth",
                        address(operator, ""),
                        CredentialSource.of(token).auth(Tokens::headers),
                        TokenKind.USER.budget(),
                        WorkableSession.RATE_HEADERS,
                        new WorkableErrors(TokenKind.USER),
                        "Hirelay"));
        List<OAuthAccount> accounts =
                client
                        .call(client.api(AccountApi.class).accounts(call, RemoteQuery.NONE), Safety.READ)
                        .accounts()
                        .stream()
                        .map(WorkableOAuth::account)
                        .toList();
        if (accounts.isEmpty()) {
            throw new AccessDeniedException(
                    "Workable granted a token that reaches no account: whoever agreed has to be an active member of the"
                            + " account that is to be connected",
                    List.of(),
                    null);
        }
        return accounts;
    }

    private static OAuthAccount account(AccountDto account) {
        String name = account.name() == null ? "" : account.name().strip();
        return new OAuthAccount(
                name.isEmpty() ? account.subdomain() : name + " (" + account.subdomain() + ")",
                Map.of(WorkableSettings.SUBDOMAIN, account.subdomain()));
    }

    private static Optional<String> given(Map<String, String> operator, String key) {
        return Optional.ofNullable(operator.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Failure missing(String key, String other) {
        return new Failure(key, "must be set as well, because " + other + " is; OAuth needs both");
    }

    private static URI address(Map<String, String> operator, String path) {
        return URI.create(given(operator, URL).orElse(DEFAULT_URL).replaceFirst("/+$", "") + path);
    }
}
