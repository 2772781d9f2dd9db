package io.hirelay.server.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.server.browser.Chromium;
import io.hirelay.server.browser.Tab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser. Screenshots are {@code target/link/*.png}. */
@Tag("browser")
class LinkBrowserTest {
    private static final Path PICTURES = Path.of("target", "link").toAbsolutePath();

    @TempDir
    static Path profile;

    private static Chromium chromium;

    private LinkFixture fixture;
    private Optional<FakeOAuthServer> oauth = Optional.empty();
    private Tab tab;

    @BeforeAll
    static void open() {
        chromium = new Chromium(profile);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void start() {
        fixture = new LinkFixture();
        tab = chromium.tab();
    }

    @AfterEach
    void stop() {
        tab.close();
        oauth.ifPresent(FakeOAuthServer::close);
        fixture.close();
    }

    private String url(String link) {
        return "http://127.0.0.1:" + fixture.first().listener.port() + "/link/" + link;
    }

    private void picture(String name) {
        tab.screenshot(PICTURES.resolve(name + ".png"));
    }

    private void enter(String site, String key) {
        tab.fill("#field-site", site);
        tab.fill("#field-api_key", key);
        tab.click("form[autocomplete=off] button");
    }

    @Test
    void a_token_connects_an_account() {
        String link = fixture.link();
        tab.open(url(link));
        tab.awaitHeading("Connect Acme Hire");
        picture("form");
        tab.size(360, 800);
        picture("form-narrow");
        tab.size(1000, 1000);
        tab.dark();
        picture("form-dark");
        enter("blue", FakeSystem.GOOD);
        tab.awaitHeading("Acme Hire is connected");
        assertEquals("u-3", tab.evaluate("document.getElementById('member').value"));
        picture("connected-dark");
        tab.click(".actions button");
        tab.awaitHeading("All done");
        picture("done-dark");
        assertEquals(ConnectionStatus.ACTIVE, fixture.accounts().get(0).status());
        tab.open(url(link));
        tab.awaitHeading("This link has been used");
    }

    @Test
    void a_wrong_site_and_a_wrong_token_are_said_where_they_are() {
        String link = fixture.link();
        tab.open(url(link));
        enter("nowhere", FakeSystem.GOOD);
        tab.awaitThat("document.getElementById('problems') !== null && document.activeElement.id === 'problems'");
        assertTrue(tab.text().contains("knows no account nowhere"), tab.text());
        picture("wrong-site");
        tab.click("#problems a");
        tab.awaitThat("document.activeElement.id === 'field-site'");
        assertEquals(
                "", tab.evaluate("document.getElementById('field-api_key').value"), "the secret is not shown again");
        enter("blue", "wrong-token");
        tab.awaitThat("document.querySelector('#problems a[href=\"#field-api_key\"]') !== null");
        picture("wrong-token");
        assertEquals("true", tab.evaluate("document.getElementById('field-api_key').getAttribute('aria-invalid')"));
        enter("", "");
        tab.awaitThat("document.querySelectorAll('#problems li').length === 2");
        picture("empty");
        enter("blue", FakeSystem.GOOD);
        tab.awaitHeading("Acme Hire is connected");
        picture("connected");
    }

    @Test
    void a_missing_permission_is_shown_and_mended() {
        String link = fixture.link();
        tab.open(url(link));
        enter("blue", FakeSystem.NARROW);
        tab.awaitHeading("Acme Hire is connected");
        assertTrue(tab.text().contains("Some things will not work yet"), tab.text());
        assertTrue(tab.text().contains("Permission r_candidates"), tab.text());
        picture("missing-permission");
        tab.click(".cancel button");
        tab.awaitHeading("Connect Acme Hire");
        enter("blue", FakeSystem.GOOD);
        tab.awaitHeading("Acme Hire is connected");
        assertFalse(tab.text().contains("Some things will not work yet"), tab.text());
        assertEquals(1, fixture.accounts().size());
    }

    @Test
    void expired_and_unknown_links_say_so() {
        String link = fixture.link();
        fixture.now.updateAndGet(time -> time.plus(Duration.ofDays(8)));
        tab.open(url(link));
        tab.awaitHeading("This link has expired");
        picture("expired");
        tab.open(url("lnk_unknown"));
        tab.awaitHeading("This link is not valid");
    }

    @Test
    void one_of_several_systems_is_chosen() {
        try (LinkFixture several = new LinkFixture(true)) {
            tab.open("http://127.0.0.1:" + several.first().listener.port() + "/link/" + several.link());
            tab.awaitHeading("Connect your recruiting system");
            picture("choose-system");
            tab.click("input[value=talenty]");
            tab.click(".actions button");
            tab.awaitHeading("Connect Talenty");
        }
    }

    @Test
    void oauth_connects_an_account() {
        oauth = Optional.of(new FakeOAuthServer(fixture.acme));
        String link = fixture.link();
        tab.open(url(link));
        picture("form-oauth");
        tab.click("button.wide");
        tab.awaitHeading("Allow the connection?");
        tab.click("#allow");
        tab.awaitHeading("Acme Hire is connected");
        assertEquals(url(link), tab.url(), "neither code nor state stays in the address");
        tab.click(".actions button");
        tab.awaitHeading("All done");
        assertEquals("oauth2", fixture.accounts().get(0).authenticationMethod());
    }

    @Test
    void oauth_that_is_denied_can_be_tried_again() {
        oauth = Optional.of(new FakeOAuthServer(fixture.acme));
        tab.open(url(fixture.link()));
        tab.click("button.wide");
        tab.awaitHeading("Allow the connection?");
        tab.click("#deny");
        tab.awaitHeading("The connection was not allowed");
        picture("oauth-denied");
        tab.click(".actions a");
        tab.awaitHeading("Connect Acme Hire");
        assertEquals(0, fixture.accounts().size());
    }

    @Test
    void of_several_accounts_one_is_chosen() {
        oauth = Optional.of(new FakeOAuthServer(fixture.acme));
        tab.open(url(fixture.link()));
        tab.click("button.wide");
        tab.awaitHeading("Allow the connection?");
        tab.click("#both");
        tab.awaitHeading("Choose an account");
        picture("choose-account");
        tab.click("input[value=\"1\"]");
        tab.click(".actions button");
        tab.awaitHeading("Acme Hire is connected");
        assertEquals(Map.of("site", "red"), fixture.accounts().get(0).settings());
    }

    @Test
    void it_works_without_scripts() {
        tab.scripts(false);
        String link = fixture.link();
        tab.open(url(link));
        enter("blue", "wrong-token");
        tab.awaitThat("document.getElementById('problems') !== null");
        enter("blue", FakeSystem.GOOD);
        tab.awaitHeading("Acme Hire is connected");
        tab.click(".actions button");
        tab.awaitHeading("All done");
        assertEquals(Optional.of("u-3"), fixture.accounts().get(0).defaultUser());
    }

    @Test
    void it_works_by_the_keyboard_alone() {
        tab.open(url(fixture.link()));
        tab.tabTo("#field-site");
        tab.type("nowhere");
        tab.tabTo("#field-api_key");
        tab.type(FakeSystem.GOOD);
        tab.press("Enter");
        tab.awaitThat("document.activeElement !== null && document.activeElement.id === 'problems'");
        tab.press("Tab");
        tab.press("Enter");
        tab.awaitThat("document.activeElement.id === 'field-site'");
        tab.evaluate("document.activeElement.select()");
        tab.type("blue");
        tab.tabTo("#field-api_key");
        tab.type(FakeSystem.GOOD);
        tab.tabTo("button.primary");
        picture("keyboard-focus");
        tab.press("Space");
        tab.awaitHeading("Acme Hire is connected");
        tab.tabTo("#member");
        tab.tabTo(".actions button");
        tab.press("Enter");
        tab.awaitHeading("All done");
    }

    /** A page of another origin that embeds the link as the README shows. */
    private HttpServer host(String link, String options) throws IOException {
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String server = "http://127.0.0.1:" + fixture.first().listener.port();
        String page =
                "<!doctype html><html lang=en><title>Product</title><h1>Product</h1><button id=open>Connect</button>"
                        + "<div id=place></div><script src='" + server + "/link.js'></script><script>"
                        + "document.getElementById('open').onclick = function () { Hirelay.open({url: '" + url(link)
                        + "', " + options
                        + "onSuccess: function (r) { window.told = 'success ' + r.integrated_account_id; },"
                        + "onCancel: function (r) { window.told = r.status; }}).then(function (r) { window.promised = r.status; }); };"
                        + "</script>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        host.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        host.start();
        return host;
    }

    /** The port is known only once the page's server runs, so the link learns its origin afterwards. */
    private HttpServer embedding(String options, boolean allowed) throws IOException {
        String link = fixture.link();
        HttpServer host = host(link, options);
        String origin = "http://localhost:" + host.getAddress().getPort();
        LinkSession session = fixture.links.find(LinkSecrets.hash(link)).orElseThrow();
        fixture.links.sessions.put(
                session.id(),
                new LinkSession(
                        session.id(),
                        session.tokenHash(),
                        session.environment(),
                        session.tenantId(),
                        session.connection(),
                        session.integration(),
                        session.redirectUri(),
                        Optional.of(allowed ? origin : "https://app.example.com"),
                        session.state(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        session.createdAt(),
                        session.expiresAt(),
                        Optional.empty()));
        tab.open(origin + "/");
        return host;
    }

    private static final String IN_FRAME = "document.querySelector('iframe') !== null";

    @Test
    void a_product_embeds_the_page_and_is_told() throws IOException {
        HttpServer host = embedding("", true);
        try {
            tab.click("#open");
            tab.awaitThat(IN_FRAME);
            Tab frame = chromium.frame(tab, "/link/");
            frame.awaitHeading("Connect Acme Hire");
            picture("embedded");
            frame.fill("#field-site", "blue");
            frame.fill("#field-api_key", FakeSystem.GOOD);
            frame.press("Enter");
            frame.awaitHeading("Acme Hire is connected");
            frame.evaluate("document.querySelector('.actions button').click()");
            tab.awaitThat("window.told !== undefined && window.promised === 'success'");
            assertEquals("success " + fixture.accounts().get(0).id(), tab.evaluate("window.told"));
            assertEquals(false, tab.evaluate(IN_FRAME), "the frame goes when it is over");
            assertEquals("open", tab.evaluate("document.activeElement.id"), "the focus comes back");
        } finally {
            host.stop(0);
        }
    }

    @Test
    void a_page_that_the_link_does_not_name_cannot_show_it() throws IOException {
        HttpServer host = embedding("", false);
        try {
            tab.click("#open");
            tab.awaitThat(IN_FRAME);
            Tab frame = chromium.frame(tab, "/link/");
            frame.awaitThat("location.href.indexOf('chrome-error:') === 0");
            assertFalse(frame.text().contains("Acme Hire"), frame.text());
            tab.press("Escape");
            tab.awaitThat("window.told === 'cancelled'");
        } finally {
            host.stop(0);
        }
    }

    @Test
    void oauth_in_a_window_of_its_own_tells_the_product() throws IOException {
        oauth = Optional.of(new FakeOAuthServer(fixture.acme));
        HttpServer host = embedding("popup: true, ", true);
        try {
            tab.click("#open");
            Tab popup = chromium.opened(tab, "/link/");
            popup.awaitHeading("Connect Acme Hire");
            popup.click("button.wide");
            popup.awaitHeading("Allow the connection?");
            popup.click("#allow");
            popup.awaitHeading("Acme Hire is connected");
            popup.evaluate("document.querySelector('.actions button').click()");
            tab.awaitThat("window.told !== undefined");
            assertEquals("success " + fixture.accounts().get(0).id(), tab.evaluate("window.told"));
        } finally {
            host.stop(0);
        }
    }

    @Test
    void oauth_out_of_a_frame_opens_a_window_and_tells_the_product() throws IOException {
        oauth = Optional.of(new FakeOAuthServer(fixture.acme));
        HttpServer host = embedding("", true);
        try {
            tab.click("#open");
            tab.awaitThat(IN_FRAME);
            Tab frame = chromium.frame(tab, "/link/");
            frame.awaitHeading("Connect Acme Hire");
            frame.evaluate("document.querySelector('button.wide').click()");
            Tab popup = chromium.opened(tab, "/authorize");
            popup.awaitHeading("Allow the connection?");
            popup.click("#allow");
            popup.awaitHeading("Acme Hire is connected");
            popup.evaluate("document.querySelector('.actions button').click()");
            tab.awaitThat("window.told !== undefined");
            assertEquals("success " + fixture.accounts().get(0).id(), tab.evaluate("window.told"));
        } finally {
            host.stop(0);
        }
    }
}
