package io.hirelay.server.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.http.Query;
import io.hirelay.server.link.LinkFixture.Browser;
import io.hirelay.server.link.LinkFixture.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connecting by OAuth, over HTTP. */
class LinkOAuthTest {
    private final LinkFixture fixture = new LinkFixture();
    private final FakeOAuthServer oauth = new FakeOAuthServer(fixture.acme);

    @AfterEach
    void stop() {
        oauth.close();
        fixture.close();
    }

    /** Sends a browser away. */
    private Query away(Browser browser, String link) {
        Page form = browser.get("/link/" + link);
        assertTrue(form.html().contains("Continue with Acme Hire"), form.html());
        Page away = browser.step(link, form, "oauth", "integration", "acme-hire");
        assertEquals(303, away.status(), away.html());
        URI authorize = URI.create(away.header("location"));
        assertEquals(oauth.uri().getAuthority(), authorize.getAuthority());
        return Query.parse(authorize.getRawQuery());
    }

    private String back(Query away, String... results) {
        StringBuilder target =
                new StringBuilder("/oauth/callback?state=" + away.one("state").orElseThrow());
        for (int i = 0; i < results.length; i += 2) {
            target.append('&').append(results[i]).append('=').append(results[i + 1]);
        }
        return target.toString();
    }

    private String code(Query away, String... sites) {
        return oauth.allow(
                away.one("code_challenge").orElseThrow(),
                List.of(sites).stream().map(FakeOAuthServer::account).toArray(io.hirelay.spi.OAuthAccount[]::new));
    }

    @Test
    void an_account_is_connected_by_oauth() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Query away = away(browser, link);
        assertEquals(
                "http://127.0.0.1:" + fixture.first().listener.port() + "/oauth/callback",
                away.one("redirect_uri").orElseThrow());
        Page connected = browser.get(back(away, "code", code(away, "blue")));
        assertEquals(200, connected.status(), connected.html());
        assertEquals("Acme Hire is connected", connected.title());
        StoredConnection account = fixture.accounts().get(0);
        assertEquals(ConnectionStatus.ACTIVE, account.status());
        assertEquals("oauth2", account.authenticationMethod());
        assertEquals(Map.of("site", "blue"), account.settings());
        assertTrue(fixture.secret(account, "access_token").startsWith("granted-"));
        assertTrue(fixture.secret(account, "refresh_token").startsWith("refresh-"));
        assertTrue(fixture.credentialStore
                .find(account.id())
                .orElseThrow()
                .expiresAt()
                .isPresent());
        assertFalse(connected.html().contains("granted-"), "no token on the page");
        Page done = browser.step(link, connected, "member", "member", "u-3");
        assertTrue(done.html().contains("All done"), done.html());
        LinkSession session = fixture.links.find(LinkSecrets.hash(link)).orElseThrow();
        assertEquals(Optional.empty(), session.pending());
    }

    @Test
    void of_several_accounts_one_is_chosen_on_any_node() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Query away = away(browser, link);
        Page choose = browser.get(back(away, "code", code(away, "blue", "red")));
        assertEquals(200, choose.status(), choose.html());
        assertTrue(choose.html().contains("The red account"), choose.html());
        assertEquals(List.of(), fixture.accounts());
        assertFalse(fixture.links
                .find(LinkSecrets.hash(link))
                .orElseThrow()
                .toString()
                .contains("granted"));
        Page foreign = fixture.browser()
                .post("/link/" + link + "/account", Map.of("csrf", choose.hidden("csrf"), "account", "1"));
        assertEquals(200, foreign.status());
        assertEquals(List.of(), fixture.accounts(), "another browser cannot choose");
        Browser elsewhere = fixture.new Browser(fixture.node());
        Page connected = elsewhere.step(link, choose, "account", "account", "1");
        assertEquals("Acme Hire is connected", connected.title(), connected.html());
        assertEquals(Map.of("site", "red"), fixture.accounts().get(0).settings());
    }

    @Test
    void a_refusal_is_said_and_can_be_tried_again() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Page denied = browser.get(back(away(browser, link), "error", "access_denied"));
        assertEquals(422, denied.status());
        assertTrue(denied.html().contains("The connection was not allowed"), denied.html());
        assertTrue(denied.html().contains("href=\"/link/" + link + "\""), denied.html());
        Page failed = browser.get(back(away(browser, link), "error", "server_error"));
        assertEquals(422, failed.status());
        Page unknownCode = browser.get(back(away(browser, link), "code", "made-up"));
        assertEquals(422, unknownCode.status());
        assertTrue(unknownCode.html().contains("Nothing was connected"), unknownCode.html());
        Query away = away(browser, link);
        Page none = browser.get(back(away, "code", code(away)));
        assertTrue(none.html().contains("There is no account to connect"), none.html());
        assertEquals(List.of(), fixture.accounts());
    }

    @Test
    void the_way_back_is_gone_once_by_the_browser_that_went_away() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Query away = away(browser, link);
        String back = back(away, "code", code(away, "blue"));
        Page foreign = fixture.browser().get(back);
        assertEquals(400, foreign.status());
        assertTrue(foreign.html().contains("cannot be continued here"), foreign.html());
        assertEquals(0, oauth.exchanges.get(), "a code that somebody else brings is not used");
        assertEquals(200, browser.get(back).status());
        assertEquals(400, browser.get(back).status(), "not twice");
        assertEquals(400, browser.get("/oauth/callback").status());
        assertEquals(400, browser.get("/oauth/callback?state=made-up&code=x").status());
        assertEquals(1, fixture.accounts().size());
    }

    @Test
    void the_way_back_does_not_stay_open() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Query away = away(browser, link);
        fixture.now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        Page late = browser.get(back(away, "code", code(away, "blue")));
        assertEquals(400, late.status());
        assertEquals(0, oauth.exchanges.get());
    }

    @Test
    void the_cookie_of_the_way_is_for_this_way_alone() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Page form = browser.get("/link/" + link);
        Page away = browser.step(link, form, "oauth", "integration", "acme-hire");
        String cookie = away.header("set-cookie");
        assertTrue(cookie.contains("; HttpOnly; SameSite=Lax"), cookie);
        assertTrue(cookie.contains("; Path=/oauth/callback;"), cookie);
        String state = Query.parse(URI.create(away.header("location")).getRawQuery())
                .one("state")
                .orElseThrow();
        assertFalse(cookie.contains(state), "address and cookie say different things");
        LinkSession session = fixture.links.find(LinkSecrets.hash(link)).orElseThrow();
        assertNotEquals(Optional.of(state), session.oauthStateHash());
        Page again = browser.step(link, form, "oauth", "integration", "acme-hire");
        assertNotEquals(away.header("location"), again.header("location"));
    }

    @Test
    void an_account_is_connected_again_only_by_a_sign_in_that_reaches_it() {
        String first = fixture.link();
        Browser browser = fixture.browser();
        Query away = away(browser, first);
        Page connected = browser.get(back(away, "code", code(away, "blue")));
        browser.step(first, connected, "member");
        StoredConnection account = fixture.accounts().get(0);

        String again = fixture.link("{\"integrated_account_id\":\"" + account.id() + "\"}");
        Query other = away(browser, again);
        Page wrong = browser.get(back(other, "code", code(other, "red")));
        assertTrue(wrong.html().contains("This is another account"), wrong.html());
        Query right = away(browser, again);
        Page good = browser.get(back(right, "code", code(right, "red", "blue")));
        assertEquals("Acme Hire is connected", good.title(), good.html());
        assertEquals(1, fixture.accounts().size());
        assertEquals(account.id(), fixture.accounts().get(0).id());
        assertNotEquals(
                fixture.secret(account, "access_token"), "granted-1", "the token is the last one that was granted");
    }

    @Test
    void details_can_be_changed_to_a_sign_in_afterwards() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Page narrow = browser.connect(link, "blue", FakeSystem.NARROW);
        Page form = browser.step(link, narrow, "form");
        Page sent = browser.step(link, form, "oauth", "integration", "acme-hire");
        Query away = Query.parse(URI.create(sent.header("location")).getRawQuery());
        Page connected = browser.get(back(away, "code", code(away, "blue")));
        assertEquals("Acme Hire is connected", connected.title(), connected.html());
        assertEquals(1, fixture.accounts().size());
        assertEquals("oauth2", fixture.accounts().get(0).authenticationMethod());
    }

    @Test
    void without_an_application_of_the_operator_there_is_no_oauth() {
        fixture.acme.oauthServer = Optional.empty();
        String link = fixture.link();
        Page form = fixture.browser().get("/link/" + link);
        assertFalse(form.html().contains("Continue with"), form.html());
    }
}
