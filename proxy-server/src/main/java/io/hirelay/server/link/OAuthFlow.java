package io.hirelay.server.link;

import com.google.common.base.Splitter;
import io.hirelay.Hirelay;
import io.hirelay.connection.NewCredential;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.HirelayException;
import io.hirelay.json.Json;
import io.hirelay.oauth.OAuthTokens;
import io.hirelay.oauth.Pkce;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.link.PageAnswers.Bounds;
import io.hirelay.server.link.Views.Choice;
import io.hirelay.spi.Check;
import io.hirelay.spi.Credential;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a flow by OAuth 2.0: away to the provider, back with a code, choose among several accounts. What has to be
 * known on the way back is in the link's {@link LinkSession#pending}, so that it may end on another node. Thread-safe.
 */
final class OAuthFlow {
    private static final Logger LOG = LoggerFactory.getLogger(OAuthFlow.class);
    private static final Duration AWAY = Duration.ofMinutes(30);
    private static final String TICKET = "ticket";
    private static final String COOKIE = "hirelay_oauth_";

    private final Hirelay hirelay;
    private final LinkStore store;
    private final LinkFlow flow;
    private final Systems systems;
    private final LinkScreens screens;
    private final LinkAddresses addresses;
    private final LinkSecrets secrets;
    private final RandomGenerator random;
    private final Json json;
    private final InstantSource clock;

    OAuthFlow(
            Hirelay hirelay,
            LinkStore store,
            LinkFlow flow,
            Systems systems,
            LinkScreens screens,
            LinkAddresses addresses,
            LinkSecrets secrets,
            RandomGenerator random,
            Json json,
            InstantSource clock) {
        this.hirelay = hirelay;
        this.store = store;
        this.flow = flow;
        this.systems = systems;
        this.screens = screens;
        this.addresses = addresses;
        this.secrets = secrets;
        this.random = random;
        this.json = json;
        this.clock = clock;
    }

    /** Away to the provider. The way back is known by a state in the address and by a cookie of this browser. */
    Answer start(Visit visit) {
        Optional<ProviderDescriptor> system = flow.system(visit);
        Optional<OAuthApplication> application = system.flatMap(known -> systems.oauth(known.id()));
        if (application.isEmpty()) {
            return flow.begin(visit);
        }
        flow.countTry(visit);
        String state = secrets.text();
        String nonce = secrets.text();
        Optional<Pkce> pkce = application.get().pkce() ? Optional.of(Pkce.fresh(random)) : Optional.empty();
        Map<String, String> pending = new LinkedHashMap<>();
        pending.put("integration", system.orElseThrow().id());
        pending.put("until", clock.instant().plus(AWAY).toString());
        pkce.ifPresent(key -> pending.put("verifier", key.verifier().reveal()));
        visit.ticket().filter(ticket -> visit.holdsTicket()).ifPresent(ticket -> pending.put(TICKET, ticket));
        store.update(visit.session().id(), now -> now.away(stateHash(state, nonce), sealed(pending)));
        URI authorize = hirelay.oauth().authorize(application.get(), addresses.callback(), state, pkce);
        return PageAnswers.redirect(authorize.toString(), Bounds.of(visit.session(), Optional.of(authorize)))
                .with("Set-Cookie", cookie(state, nonce + "." + visit.token(), AWAY));
    }

    /** Back from the provider. */
    Answer callback(Request request) {
        Optional<String> state = request.query().all("state").stream().findFirst();
        Optional<String[]> carried = state.flatMap(value -> carried(request, value));
        Optional<LinkSession> found =
                carried.flatMap(parts -> store.findByOAuthState(stateHash(state.orElseThrow(), parts[0])));
        if (found.isEmpty()) {
            throw LinkFailure.WAY_BACK_LOST.thrown();
        }
        String token = carried.orElseThrow()[1];
        String hash = stateHash(state.orElseThrow(), carried.orElseThrow()[0]);
        LinkSession session = store.update(found.get().id(), now -> {
                    if (!now.oauthStateHash().equals(Optional.of(hash))) {
                        throw LinkFailure.WAY_BACK_LOST.thrown();
                    }
                    return now.back();
                })
                .orElseThrow(LinkFailure.WAY_BACK_LOST::thrown);
        if (!LinkSecrets.matches(Optional.of(session.tokenHash()), Optional.of(token))) {
            throw LinkFailure.WAY_BACK_LOST.thrown();
        }
        if (session.state() == LinkState.DONE) {
            throw LinkFailure.USED.thrown();
        }
        if (session.hasExpired(clock.instant())) {
            throw LinkFailure.EXPIRED.thrown();
        }
        Map<String, String> pending = opened(found.get());
        Map<String, List<String>> given = new LinkedHashMap<>(request.query().asMap());
        given.remove(TICKET);
        Optional.ofNullable(pending.get(TICKET)).ifPresent(ticket -> given.put(TICKET, List.of(ticket)));
        return back(new Visit(request, session, token, Query.of(given)), pending)
                .with("Set-Cookie", cookie(state.orElseThrow(), "", Duration.ZERO));
    }

    private Answer back(Visit visit, Map<String, String> pending) {
        ProviderDescriptor system =
                systems.find(pending.getOrDefault("integration", "")).orElseThrow(LinkFailure.WAY_BACK_LOST::thrown);
        OAuthApplication application = systems.oauth(system.id()).orElseThrow(LinkFailure.WAY_BACK_LOST::thrown);
        if (clock.instant().isAfter(Instant.parse(pending.getOrDefault("until", Instant.MIN.toString())))) {
            throw LinkFailure.WAY_BACK_LOST.thrown();
        }
        Optional<String> code = visit.form().all("code").stream()
                .filter(text -> !text.isBlank())
                .findFirst();
        Optional<String> error = visit.form().all("error").stream().findFirst();
        if (error.isPresent() || code.isEmpty()) {
            boolean denied = error.filter("access_denied"::equals).isPresent();
            return retry(
                    visit,
                    denied ? "The connection was not allowed" : system.label() + " could not connect the account",
                    denied
                            ? "You, or " + system.label() + ", said no to the connection. Nothing was connected."
                            : "It answered with an error instead of a permission. Nothing was connected.");
        }
        try {
            OAuthTokens tokens = hirelay.oauth()
                    .exchange(
                            application,
                            addresses.callback(),
                            Secret.of(code.get()),
                            Optional.ofNullable(pending.get("verifier")).map(text -> new Pkce(Secret.of(text))),
                            visit.request().deadline());
            return granted(visit, system, tokens);
        } catch (HirelayException e) {
            LOG.warn(
                    "link {}: {} gave no token: {}",
                    visit.session().id(),
                    system.id(),
                    e.code().code());
            return retry(
                    visit,
                    system.label() + " could not connect the account",
                    e instanceof AuthenticationException
                            ? "The permission has been used or has run out. Nothing was connected."
                            : "It did not answer as it should. Nothing was connected; it may work in a moment.");
        }
    }

    private Answer granted(Visit visit, ProviderDescriptor system, OAuthTokens tokens) {
        List<OAuthAccount> accounts = hirelay.oauthAccounts(
                system.id(),
                systems.settings(system.id()),
                new Credential.AccessToken(tokens.accessToken().reveal()),
                visit.call());
        Map<String, String> fixed = flow.fixed(visit);
        List<OAuthAccount> fitting = fixed.isEmpty()
                ? accounts
                : accounts.stream()
                        .filter(account -> fixed.equals(account.settings()))
                        .toList();
        if (fitting.isEmpty()) {
            return retry(
                    visit,
                    accounts.isEmpty() ? "There is no account to connect" : "This is another account",
                    accounts.isEmpty()
                            ? "Your sign-in at " + system.label() + " reaches no account. Sign in as a member of the"
                                    + " account that is to be connected."
                            : "Your sign-in at " + system.label()
                                    + " does not reach the account that is to be connected"
                                    + " again. Sign in as a member of that one.");
        }
        if (fitting.size() == 1) {
            return connect(visit, system, details(system, tokens, fitting.get(0).settings()));
        }
        String ticket = secrets.text();
        Map<String, String> pending = new LinkedHashMap<>();
        pending.put("integration", system.id());
        pending.put("access_token", tokens.accessToken().reveal());
        tokens.refreshToken().ifPresent(token -> pending.put("refresh_token", token.reveal()));
        tokens.expiresAt().ifPresent(time -> pending.put("expires_at", time.toString()));
        pending.put("scopes", String.join(" ", tokens.scopes()));
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < fitting.size(); i++) {
            OAuthAccount account = fitting.get(i);
            choices.add(new Choice(Integer.toString(i), account.label(), i == 0));
            account.settings().forEach(put(pending, "account." + i + "."));
        }
        LinkSession choosing = store.update(
                        visit.session().id(), now -> now.choosing(LinkSecrets.hash(ticket), sealed(pending)))
                .orElseThrow(LinkFailure.UNKNOWN::thrown);
        return screens.accounts(visit.in(choosing), ticket, system, choices);
    }

    private static java.util.function.BiConsumer<String, String> put(Map<String, String> map, String prefix) {
        return (key, value) -> map.put(prefix + key, value);
    }

    /** One of several accounts was chosen. */
    Answer choose(Visit visit) {
        if (!visit.holdsTicket() || visit.session().pending().isEmpty()) {
            return flow.begin(visit);
        }
        Map<String, String> pending = opened(visit.session());
        ProviderDescriptor system =
                systems.find(pending.getOrDefault("integration", "")).orElseThrow(LinkFailure.WAY_BACK_LOST::thrown);
        String prefix =
                "account." + visit.form().all("account").stream().findFirst().orElse("") + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        pending.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        if (settings.isEmpty() || !pending.containsKey("access_token")) {
            return flow.begin(visit);
        }
        OAuthTokens tokens = new OAuthTokens(
                Secret.of(pending.get("access_token")),
                Optional.ofNullable(pending.get("refresh_token")).map(Secret::of),
                Optional.ofNullable(pending.get("expires_at")).map(Instant::parse),
                Splitter.on(' ').omitEmptyStrings().splitToList(pending.getOrDefault("scopes", "")));
        return connect(visit, system, details(system, tokens, settings));
    }

    private Answer connect(Visit visit, ProviderDescriptor system, Details details) {
        Trial.Found found = flow.look(visit, details);
        if (found.works()) {
            return flow.keep(visit, system, details, found);
        }
        String why = found.checks().stream()
                .filter(Check::fatal)
                .map(Check::message)
                .findFirst()
                .orElse("");
        return retry(visit, system.label() + " could not connect the account", why + ". Nothing was connected.");
    }

    private Answer retry(Visit visit, String heading, String text) {
        return screens.retry(visit.session(), visit.token(), 422, heading, text);
    }

    private static Details details(ProviderDescriptor system, OAuthTokens tokens, Map<String, String> settings) {
        NewCredential credential = NewCredential.oauth2(tokens);
        return new Details(system.id(), credential.kind(), settings, credential.fields(), credential.expiresAt());
    }

    private Secret sealed(Map<String, String> pending) {
        return Secret.of(new String(json.write(pending), StandardCharsets.UTF_8));
    }

    private Map<String, String> opened(LinkSession session) {
        Map<String, String> pending = new LinkedHashMap<>();
        session.pending()
                .map(text -> json.readObject(text.reveal().getBytes(StandardCharsets.UTF_8)))
                .orElse(Map.of())
                .forEach((key, value) -> pending.put(key, String.valueOf(value)));
        return pending;
    }

    private static String stateHash(String state, String nonce) {
        return LinkSecrets.hash(state + " " + nonce);
    }

    /** One cookie for each way, so that two links in one browser do not lose each other's. */
    private static String cookieName(String state) {
        return COOKIE + LinkSecrets.hash("cookie " + state).substring(0, 16);
    }

    private String cookie(String state, String value, Duration age) {
        return cookieName(state) + "=" + value + "; Path=" + addresses.callbackPath() + "; Max-Age=" + age.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (addresses.encrypted() ? "; Secure" : "");
    }

    /** Nonce and link token. */
    private static Optional<String[]> carried(Request request, String state) {
        String name = cookieName(state) + "=";
        return request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name))
                .map(pair -> pair.substring(name.length()).split("\\.", 2))
                .filter(parts -> parts.length == 2)
                .findFirst();
    }
}
