package io.hirelay.server.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.link.LinkFixture.Browser;
import io.hirelay.server.link.LinkFixture.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages over HTTP, as browsers without scripts use them. */
class LinkPageTest {
    private final LinkFixture fixture = new LinkFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void an_account_is_connected_by_a_token_and_the_browser_goes_back_to_the_product() {
        String link = fixture.link("{\"tenant_id\":\"t1\",\"redirect_uri\":\"https://app.example.com/done?tab=1\"}");
        Browser browser = fixture.browser();
        Page form = browser.get("/link/" + link);
        assertEquals(200, form.status());
        assertTrue(form.html().contains("blue of https://blue.hire.example"), "help of the setting");
        assertTrue(form.html().contains("under Settings &gt; Integrations"), "help of the credential");

        Page connected = browser.connect(link, "blue", FakeSystem.GOOD);
        assertEquals(200, connected.status(), connected.html());
        assertEquals("Acme Hire is connected", connected.title());
        StoredConnection account = fixture.accounts().get(0);
        assertEquals(ConnectionStatus.ACTIVE, account.status());
        assertEquals("t1", account.tenantId());
        assertEquals(FakeSystem.GOOD, fixture.secret(account, "api_key"));
        assertTrue(connected.html().contains("Rosa &lt;b&gt;Simple&lt;/b&gt; (simple)"), connected.html());
        assertFalse(connected.html().contains("Gone Admin"), "nobody acts in the name of who has gone");
        assertTrue(connected.html().contains("<option value=\"u-3\" selected>Ada Admin (admin)"), connected.html());

        Page done = browser.step(link, connected, "member", "member", "u-3");
        assertEquals(303, done.status());
        assertEquals(
                "https://app.example.com/done?tab=1&status=success&integrated_account_id=" + account.id(),
                done.header("location"));
        assertEquals(Optional.of("u-3"), fixture.accounts().get(0).defaultUser());
        assertEquals(410, browser.get("/link/" + link).status());
        assertEquals(
                List.of(ConnectionEvent.CREATED, ConnectionEvent.ACTIVE, ConnectionEvent.UPDATED),
                fixture.connectionStore.events("default", account.id(), Optional.empty(), 9).stream()
                        .map(ConnectionEvent::event)
                        .toList());
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_kept() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Page empty = browser.connect(link, "", "");
        assertEquals(422, empty.status());
        assertTrue(empty.html().contains("<a href=\"#field-site\">Enter the site, such as blue.</a>"), empty.html());
        assertTrue(empty.html().contains("<a href=\"#field-api_key\">Enter the Access token.</a>"), empty.html());
        assertTrue(empty.html().contains("aria-describedby=\"field-site-hint field-site-problem\""), empty.html());
        assertTrue(empty.title().startsWith("Error: "), empty.title());
        assertEquals(0, fixture.acme.looks.get(), "nothing is asked of the system before the form is whole");

        Page wrongSite = browser.connect(link, "nowhere", FakeSystem.GOOD);
        assertEquals(422, wrongSite.status());
        assertTrue(wrongSite.html().contains("<a href=\"#field-site\">Acme Hire knows no account nowhere"));
        Page wrongToken = browser.connect(link, "blue", "wrong-canary");
        assertEquals(422, wrongToken.status());
        assertTrue(wrongToken.html().contains("<a href=\"#field-api_key\">The token is refused"), wrongToken.html());
        assertTrue(wrongToken.html().contains("value=\"blue\""), "what is no secret need not be typed again");
        assertEquals(422, browser.connect(link, "forbidden", FakeSystem.GOOD).status());
        assertEquals(422, browser.connect(link, "blue", "throws").status());
        assertEquals(List.of(), fixture.accounts());
        assertEquals(200, browser.connect(link, "blue", FakeSystem.GOOD).status());
        assertEquals(1, fixture.accounts().size());
    }

    @Test
    void a_secret_that_was_typed_is_never_shown_again() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        for (String key : List.of("wrong-canary", "canary with spaces", "x\"><script>canary", FakeSystem.NARROW)) {
            Page page = browser.connect(link, "blue", key);
            assertFalse(page.html().contains("canary"), page.html());
            assertFalse(page.html().contains(FakeSystem.NARROW), page.html());
        }
    }

    @Test
    void what_was_typed_is_text_wherever_it_is_shown() {
        String link = fixture.link();
        Page page = fixture.browser().connect(link, "\"><script>alert(1)</script>", "x");
        assertEquals(422, page.status());
        assertFalse(page.html().contains("<script>alert"), page.html());
        assertTrue(page.html().contains("value=\"&#34;><script") || page.html().contains("&lt;script"), page.html());
    }

    @Test
    void a_missing_permission_is_said_and_can_be_mended_at_once_in_the_same_account() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        Page narrow = browser.connect(link, "blue", FakeSystem.NARROW);
        assertEquals(200, narrow.status());
        assertTrue(narrow.html().contains("Some things will not work yet"), narrow.html());
        assertTrue(narrow.html().contains("Permission r_candidates"), narrow.html());
        UUID id = fixture.accounts().get(0).id();

        Page form = browser.step(link, narrow, "form");
        assertEquals(200, form.status());
        assertTrue(form.html().contains("value=\"blue\""), form.html());
        Page whole = browser.connect(link, form, "blue", FakeSystem.GOOD);
        assertEquals(200, whole.status(), whole.html());
        assertTrue(whole.html().contains("Everything that could be checked is in order"), whole.html());
        assertEquals(
                List.of(id),
                fixture.accounts().stream().map(StoredConnection::id).toList());
        assertEquals(FakeSystem.GOOD, fixture.secret(fixture.accounts().get(0), "api_key"));
    }

    @Test
    void an_account_is_connected_again_under_its_id_and_stays_where_it_is() {
        String first = fixture.link();
        Browser browser = fixture.browser();
        Page connected = browser.connect(first, "blue", FakeSystem.GOOD);
        browser.step(first, connected, "member", "member", "u-1");
        StoredConnection account = fixture.accounts().get(0);
        fixture.connectionStore.update(
                "default",
                account.id(),
                now -> now.in(ConnectionStatus.NEEDS_REAUTH, Optional.of("refused"), fixture.now.get()));
        fixture.acme.goodKeys.add("second-key");

        String again = fixture.link("{\"integrated_account_id\":\"" + account.id() + "\"}");
        Page form = browser.get("/link/" + again);
        assertTrue(form.html().contains("Reconnect Acme Hire"), form.html());
        assertTrue(form.html().contains("value=\"blue\" placeholder=\"blue\" readonly"), form.html());
        Page back = browser.connect(again, form, "red", "second-key");
        assertEquals(200, back.status(), back.html());
        assertTrue(back.html().contains("<option value=\"u-1\" selected"), back.html());
        StoredConnection now = fixture.accounts().get(0);
        assertEquals(account.id(), now.id());
        assertEquals(ConnectionStatus.ACTIVE, now.status());
        assertEquals(Map.of("site", "blue"), now.settings());
        assertEquals("second-key", fixture.secret(now, "api_key"));
        Page done = browser.step(again, back, "member", "member", "");
        assertTrue(done.html().contains("All done"), done.html());
        assertEquals(Optional.empty(), fixture.accounts().get(0).defaultUser());
        assertEquals(1, fixture.accounts().size());
    }

    @Test
    void members_that_cannot_be_listed_do_not_stop_the_end() {
        fixture.acme.listsUsers = false;
        String link = fixture.link();
        Page connected = fixture.browser().connect(link, "blue", FakeSystem.GOOD);
        assertTrue(connected.html().contains("could not be listed"), connected.html());
        Page done = fixture.browser().step(link, connected, "member");
        assertTrue(done.html().contains("All done"), done.html());
    }

    @Test
    void links_that_cannot_be_used_say_so_and_nothing_else() {
        Browser browser = fixture.browser();
        Page unknown = browser.get("/link/lnk_unknown");
        assertEquals(404, unknown.status());
        assertTrue(unknown.html().contains("This link is not valid"), unknown.html());
        String old = fixture.link();
        fixture.now.updateAndGet(time -> time.plus(Duration.ofDays(7)));
        Page expired = browser.get("/link/" + old);
        assertEquals(410, expired.status());
        assertTrue(expired.html().contains("This link has expired"), expired.html());
        assertFalse(expired.html().contains("Acme"), expired.html());
    }

    @Test
    void a_link_that_was_used_is_used_for_every_other_browser() {
        String link = fixture.link();
        Page mine = fixture.browser().connect(link, "blue", FakeSystem.GOOD);
        assertEquals(200, mine.status());
        Browser other = fixture.browser();
        assertEquals(410, other.get("/link/" + link).status());
        Page stolen = other.post(
                "/link/" + link + "/member", Map.of("csrf", mine.hidden("csrf"), "ticket", "x", "member", "u-1"));
        assertEquals(410, stolen.status());
        assertEquals(Optional.empty(), fixture.accounts().get(0).defaultUser());
    }

    @Test
    void of_browsers_that_race_one_wins_and_there_is_one_account() throws Exception {
        String link = fixture.link();
        ServerFixture second = fixture.node();
        CyclicBarrier together = new CyclicBarrier(6);
        ExecutorService browsers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Page>> pages = IntStream.range(0, 6)
                    .mapToObj(i -> browsers.submit(() -> {
                        Browser browser = i % 2 == 0 ? fixture.browser() : fixture.new Browser(second);
                        Page form = browser.get("/link/" + link);
                        together.await();
                        return browser.connect(link, form, "blue", FakeSystem.GOOD);
                    }))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Page> page : pages) {
                statuses.add(page.get().status());
            }
            assertEquals(
                    List.of(200, 410, 410, 410, 410, 410),
                    statuses.stream().sorted().toList());
        } finally {
            browsers.shutdownNow();
        }
        assertEquals(1, fixture.accounts().size());
    }

    @Test
    void any_node_serves_any_step() {
        String link = fixture.link();
        Browser there = fixture.new Browser(fixture.node());
        Page connected = there.connect(link, "blue", FakeSystem.NARROW);
        assertEquals(200, connected.status());
        Browser here = fixture.browser();
        Page form = here.step(link, connected, "form");
        Page again = here.connect(link, form, "blue", FakeSystem.GOOD);
        assertEquals(200, again.status(), again.html());
        Page done = there.step(link, again, "member", "member", "u-1");
        assertTrue(done.html().contains("All done"), done.html());
    }

    @Test
    void a_process_that_dies_while_it_connects_leaves_a_link_that_can_be_used() {
        String link = fixture.link();
        LinkSession session = fixture.links.find(LinkSecrets.hash(link)).orElseThrow();
        fixture.links.update(session.id(), now -> now.taken(LinkSecrets.hash("lost"), fixture.now.get()));
        assertEquals(410, fixture.browser().get("/link/" + link).status());
        fixture.now.updateAndGet(time -> time.plus(Duration.ofMinutes(3)));
        assertEquals(
                200, fixture.browser().connect(link, "blue", FakeSystem.GOOD).status());
        assertEquals(1, fixture.accounts().size());
    }

    @Test
    void a_link_is_no_way_to_try_many_credentials() {
        String link = fixture.link();
        Browser browser = fixture.browser();
        for (int i = 0; i < LinkFlow.MOST_TRIES; i++) {
            assertEquals(422, browser.connect(link, "blue", "guess-" + i).status());
        }
        Page over = browser.connect(link, "blue", FakeSystem.GOOD);
        assertEquals(429, over.status());
        assertTrue(over.html().contains("Too many tries"), over.html());
        assertEquals(LinkFlow.MOST_TRIES, fixture.acme.looks.get());
        assertEquals(List.of(), fixture.accounts());
    }

    @Test
    void whoever_cancels_can_come_back() {
        String link = fixture.link("{\"tenant_id\":\"t1\",\"redirect_uri\":\"https://app.example.com/done\"}");
        Browser browser = fixture.browser();
        Page cancelled = browser.step(link, browser.get("/link/" + link), "cancel");
        assertEquals(303, cancelled.status());
        assertEquals("https://app.example.com/done?status=cancelled", cancelled.header("location"));
        assertEquals(200, browser.connect(link, "blue", FakeSystem.GOOD).status());
    }

    @Test
    void a_step_that_is_opened_as_an_address_leads_to_the_first_page() {
        String link = fixture.link();
        Page back = fixture.browser().get("/link/" + link + "/connect");
        assertEquals(303, back.status());
        assertEquals("/link/" + link, back.header("location"));
    }

    @Test
    void of_several_systems_one_is_chosen_first() {
        try (LinkFixture several = new LinkFixture(true)) {
            String link = several.link();
            Page choose = several.browser().get("/link/" + link);
            assertTrue(choose.html().contains("Talenty"), choose.html());
            assertFalse(choose.html().contains("field-site"), choose.html());
            Page form = several.browser().get("/link/" + link + "?integration=talenty");
            assertTrue(form.html().contains("Connect Talenty"), form.html());
            String given = several.link("{\"tenant_id\":\"t1\",\"integration\":\"talenty\"}");
            assertTrue(several.browser().get("/link/" + given).html().contains("Connect Talenty"));
        }
    }
}
