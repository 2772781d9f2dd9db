package io.hirelay.workable.sandbox;

import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.access.OAuthServer;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.access.Tokens;
import io.hirelay.workable.sandbox.control.FaultBoard;
import io.hirelay.workable.sandbox.control.RequestLog;
import io.hirelay.workable.sandbox.control.SandboxControl;
import io.hirelay.workable.sandbox.http.SandboxServer;
import io.hirelay.workable.sandbox.seed.Seeds;
import io.hirelay.workable.sandbox.state.AccountState;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A running simulated account. Thread-safe. */
public final class WorkableAccount implements Sandbox.Account {
    private static final AccountState.Identity IDENTITY =
            new AccountState.Identity("b7a52", "Acme Instruments", "acme-sandbox", "https://acme.example");

    private final Token token;
    private final String controlToken;
    private final SandboxControl control;
    private final SandboxServer server;

    WorkableAccount(Seeds seeds, Clock clock, int callsPerWindow, int port) {
        AccountState state = new AccountState(IDENTITY, seeds, clock);
        Tokens tokens = new Tokens(clock, callsPerWindow);
        OAuthServer oauth = new OAuthServer(clock, tokens, () -> firstAdministrator(state));
        FaultBoard faults = new FaultBoard();
        RequestLog log = new RequestLog();
        this.token = tokens.issue(Token.Kind.ACCOUNT, Scope.ALL, OptionalLong.empty());
        this.controlToken = tokens.freshSecret();
        this.control = new SandboxControl(state, tokens, oauth, faults, log);
        this.server = new SandboxServer(
                state,
                tokens,
                faults,
                log,
                new SandboxServer.Settings(clock, callsPerWindow, control, controlToken),
                port);
    }

    private static long firstAdministrator(AccountState state) {
        state.lock().readLock().lock();
        try {
            return state.members().firstAdministrator().id();
        } finally {
            state.lock().readLock().unlock();
        }
    }

    @Override
    public URI baseUri() {
        return server.uri();
    }

    /** Settings {@code subdomain} and {@code base_url}, and an API key with every scope. */
    @Override
    public ConnectionConfig connection() {
        return connection(token.secret());
    }

    /** The same with another token of this account, such as one of fewer scopes. */
    public ConnectionConfig connection(String apiKey) {
        return new ConnectionConfig(
                "workable",
                Map.of(
                        "subdomain",
                        IDENTITY.subdomain(),
                        "base_url",
                        server.uri().toString()),
                new Credential.ApiKey(apiKey));
    }

    /** Settings {@code base_url}, {@code oauth_url}, {@code client_id} and {@code client_secret}. */
    @Override
    public Map<String, String> operatorSettings() {
        String uri = server.uri().toString();
        return Map.of(
                "base_url",
                uri,
                "oauth_url",
                uri,
                "client_id",
                control.oauth().clientId(),
                "client_secret",
                control.oauth().clientSecret());
    }

    /** Faults, tokens, changes from outside, and the calls that came. */
    public SandboxControl control() {
        return control;
    }

    /** Every endpoint that the account answers, such as {@code GET /jobs/:shortcode}, in paths after {@code /spi/v3}. */
    public List<String> endpoints() {
        return server.endpoints();
    }

    /** The bearer token of {@code /_sandbox/}; it is good for nothing else, and no API token is good for that. */
    public String controlToken() {
        return controlToken;
    }

    @Override
    public void close() {
        server.close();
    }
}
