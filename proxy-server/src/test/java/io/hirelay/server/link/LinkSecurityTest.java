package io.hirelay.server.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.http.Served;
import io.hirelay.server.link.LinkFixture.Browser;
import io.hirelay.server.link.LinkFixture.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What protects the pages. */
class LinkSecurityTest {
    private static final String ORIGIN = "https://app.example.com";
    private final LinkFixture fixture = new LinkFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Map<String, String> form(Page page) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("csrf", page.hidden("csrf"));
        form.put("integration", "acme-hire");
        form.put("method", "api_key");
        form.put("site", "blue");
        form.put("api_key", FakeSystem.GOOD);
        return form;
    }

    private void refused(Page answer) {
        assertEquals(403, answer.status(), answer.html());
        assertTrue(answer.html().contains("This could not be sent"), answer.html());
        assertEquals(0, fixture.acme.looks.get());
        assertEquals(List.of(), fixture.accounts());
    }

    @Test
    void a_form_of_another_page_is_refused() {
        String link = fixture.link();
        String target = "/link/" + link + "/connect";
        Browser browser = fixture.browser();
        Map<String, String> good = form(browser.get("/link/" + link));
        Map<String, String> without = new LinkedHashMap<>(good);
        without.remove("csrf");
        refused(browser.post(target, without));
        Map<String, String> wrong = new LinkedHashMap<>(good);
        wrong.put("csrf", LinkSecrets.formToken("lnk_another"));
        refused(browser.post(target, wrong));
        refused(browser.post(target, good, "Origin", "https://evil.example"));
        refused(browser.post(target, good, "Sec-Fetch-Site", "cross-site"));
        refused(browser.post(target, good, "Sec-Fetch-Site", "same-site"));
        refused(browser.post(target, good, "Sec-Fetch-Site", "none"));
        String own = "http://127.0.0.1:" + fixture.first().listener.port();
        assertEquals(
                200,
                browser.post(target, good, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .status());
    }

    @Test
    void only_a_form_is_read() {
        String link = fixture.link();
        Page page = fixture.browser().get("/link/" + link);
        HttpResponse<String> json = fixture.first()
                .send(fixture.first()
                        .request("/link/" + link + "/connect")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"csrf\":\"" + page.hidden("csrf") + "\",\"site\":\"blue\"}")));
        assertEquals(403, json.statusCode());
        HttpResponse<String> large = fixture.first()
                .send(fixture.first()
                        .request("/link/" + link + "/connect")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("a=" + "x".repeat(40_000))));
        assertEquals(413, large.statusCode());
    }

    @Test
    void no_page_can_be_framed_but_by_the_one_the_link_names() {
        Page alone = fixture.browser().get("/link/" + fixture.link());
        assertTrue(alone.header("content-security-policy").contains("frame-ancestors 'none'"));
        assertEquals("DENY", alone.header("x-frame-options"));
        String link = fixture.link("{\"tenant_id\":\"t1\",\"origin\":\"" + ORIGIN + "\"}");
        Browser browser = fixture.browser();
        for (Page page : List.of(
                browser.get("/link/" + link),
                browser.connect(link, "", ""),
                browser.step(link, browser.get("/link/" + link), "cancel"))) {
            String policy = page.header("content-security-policy");
            assertTrue(policy.contains("frame-ancestors " + ORIGIN + ";"), policy);
            assertEquals("DENY", page.header("x-frame-options"));
        }
        for (String target : List.of("/link/unknown", "/oauth/callback?state=x")) {
            Page page = browser.get(target);
            assertTrue(page.header("content-security-policy").contains("frame-ancestors 'none'"), target);
        }
    }

    @Test
    void a_page_runs_nothing_but_its_own_script_and_tells_nobody_where_it_was() {
        String link = fixture.link("{\"tenant_id\":\"t1\",\"redirect_uri\":\"https://app.example.com:8443/x\"}");
        Page page = fixture.browser().get("/link/" + link);
        assertEquals(
                "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'"
                        + " https://app.example.com:8443; frame-ancestors 'none'; base-uri 'none'",
                page.header("content-security-policy"));
        assertEquals("no-referrer", page.header("referrer-policy"));
        assertEquals("no-store", page.header("cache-control"));
        assertEquals("nosniff", page.header("x-content-type-options"));
        assertFalse(
                page.html().matches("(?s).*(<script>|<style|style=| on[a-z]+=|(src|href|action)=.https?:).*"),
                page.html());
        assertTrue(page.html().contains("autocomplete=\"off\""));
    }

    @Test
    void the_browser_is_sent_only_where_the_product_said() {
        String link = fixture.link("{\"tenant_id\":\"t1\",\"redirect_uri\":\"https://app.example.com/done\"}");
        Browser browser = fixture.browser();
        Page form = browser.get("/link/" + link + "?redirect_uri=https://evil.example&returnTo=https://evil.example");
        assertFalse(form.html().contains("evil"), form.html());
        Page cancelled = browser.step(
                link, form, "cancel", "redirect_uri", "https://evil.example", "origin", "https://evil.example");
        assertEquals("https://app.example.com/done?status=cancelled", cancelled.header("location"));
        Page dots = browser.get("/link/" + "%2F%2Fevil.example" + "/connect");
        assertTrue(dots.header("location").startsWith("/link/"), dots.header("location"));
    }

    @Test
    void only_the_page_that_embeds_is_told_how_it_ended() {
        String link = fixture.link("{\"tenant_id\":\"t1\",\"origin\":\"" + ORIGIN + "\"}");
        Browser browser = fixture.browser();
        Page connected = browser.connect(link, "blue", FakeSystem.GOOD);
        Page done = browser.step(link, connected, "member");
        assertTrue(done.html().contains("data-origin=\"" + ORIGIN + "\" data-status=\"success\""), done.html());
        String other = fixture.link();
        Page quiet = browser.step(other, browser.connect(other, "blue", FakeSystem.GOOD), "member");
        assertFalse(quiet.html().contains("data-origin"), quiet.html());
    }

    @Test
    void settings_lead_nowhere_but_to_the_system() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        for (String site : List.of("127.0.0.1", "evil.example/", "blue@evil", "..", "blue#", "blue?x", "http://x")) {
            assertEquals(422, browser.connect(link, site, FakeSystem.GOOD).status(), site);
        }
        Map<String, String> form = form(browser.get("/link/" + link));
        form.put("base_url", "http://169.254.169.254/");
        assertEquals(200, browser.post("/link/" + link + "/connect", form).status());
        assertEquals(
                Map.of("site", "blue"), fixture.accounts().get(0).settings(), "what is not asked for is not taken");
    }

    @Test
    void a_links_secret_is_in_no_report() throws InterruptedException {
        String link = fixture.link();
        Browser browser = fixture.browser();
        browser.connect(link, "blue", FakeSystem.GOOD);
        Served last = fixture.first().served.take();
        for (; last != null; last = fixture.first().served.poll()) {
            assertFalse(last.toString().contains(link), last.toString());
            assertFalse(last.toString().contains(FakeSystem.GOOD), last.toString());
        }
    }
}
