package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.budget.Budgets;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.model.Office;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.WorkableAccount;
import io.hirelay.workable.sandbox.WorkableSandbox;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Offices of an account whose jobs do not fit into one call. */
class OfficeDirectoryTest {
    private static final int PAGES = 4;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-05-04T08:00:00Z"));
    private final WorkableAccount account = new WorkableSandbox()
            .start(Sandbox.Options.DEFAULT
                    .withSize("jobs", PAGES * 100)
                    .withSize("candidates", 0)
                    .withCallsPerWindow(1_000_000));
    private final Hirelay hirelay = Hirelay.builder()
            .clock(time)
            .http(new HttpToolkit(HttpSettings.DEFAULT, new Budgets(time, time), time, time, () -> 0.5))
            .callDeadline(Duration.ofSeconds(25))
            .build();
    private final List<Exchange> asked = new CopyOnWriteArrayList<>();
    private final Connection acme = observed(hirelay.connect(account.connection()));

    @AfterEach
    void close() {
        acme.close();
        hirelay.close();
        account.close();
    }

    @Test
    void jobsAreWalkedOnceForAllPages() {
        List<Office> offices = walk(1);

        assertTrue(offices.size() > 3);
        assertEquals(offices.size(), new HashSet<>(offices).size());
        assertEquals(PAGES, asked.size());
    }

    @Test
    void jobsAreWalkedNoFurtherThanAPageNeeds() {
        acme.offices().list(ListRequest.<Office>all().limit(1));

        assertEquals(1, asked.size());
    }

    @Test
    void whatOneCallCannotReachTheNextGoesOnWith() {
        account.control()
                .inject(Fault.edit(OfficeDirectoryTest::withFewPlaces)
                        .on("GET", "/jobs")
                        .always());
        List<Office> all = walk(100);
        time.pass(Duration.ofMinutes(3));
        asked.clear();
        account.control()
                .inject(Fault.then(control -> time.pass(Duration.ofSeconds(24)))
                        .on("GET", "/jobs")
                        .always());

        List<Integer> sizes = new ArrayList<>();
        List<Office> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Office> page =
                    acme.offices().list(ListRequest.<Office>all().limit(100).after(next));
            sizes.add(page.items().size());
            found.addAll(page.items());
            next = page.next();
        } while (next.isPresent());

        assertEquals(all, found);
        assertEquals(PAGES, asked.size());
        assertTrue(sizes.subList(0, sizes.size() - 1).stream().anyMatch(size -> size < 100), sizes.toString());
    }

    @Test
    void aCallThatFindsNothingInTimeSaysSoAndIsNotLost() {
        account.control()
                .inject(Fault.then(control -> time.pass(Duration.ofSeconds(26)))
                        .on("GET", "/jobs")
                        .times(2));

        String last = walkQuietly();

        assertEquals(last, acme.offices().get(last).id().value());
        assertEquals(PAGES, asked.size());
    }

    /** Gets an office that is not there, as often as that takes. */
    private String walkQuietly() {
        UnavailableException late =
                assertThrows(UnavailableException.class, () -> acme.offices().get("J0000000000"));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, late.code());
        List<Office> all = walk(100);
        return all.get(all.size() - 1).id().value();
    }

    @Test
    void whatWasFoundIsBelievedForAWhile() {
        walk(100);
        walk(100);
        assertEquals(PAGES, asked.size());

        time.pass(Duration.ofMinutes(3));
        walk(100);
        assertEquals(2 * PAGES, asked.size());
    }

    @Test
    void aWalkThatRestedGoesOnWhereItWas() {
        List<Office> all = walk(100);
        Page<Office> first = acme.offices().list(ListRequest.<Office>all().limit(2));
        time.pass(Duration.ofMinutes(30));

        assertEquals(all.subList(2, all.size()), rest(first.next(), 2));
    }

    @Test
    void aCursorOfAnotherKindIsRefused() {
        WorkableSession session =
                new WorkableProvider().open(account.connection(), new io.hirelay.spi.ProviderContext(time, toolkit()));
        for (String token : List.of("nonsense", "0:J1", ":J1", "1:")) {
            assertThrows(
                    InvalidRequestException.class,
                    () -> session.offices().page(1, Optional.of(new Cursor(token)), acme.newContext()));
        }
    }

    private static JsonNode withFewPlaces(JsonNode page) {
        for (int i = 10; i < page.get("jobs").size(); i++) {
            ((ObjectNode) page.get("jobs").get(i)).putArray("locations");
        }
        return page;
    }

    private Connection observed(Connection plain) {
        return plain.with(() -> plain.newContext().observedBy(asked::add));
    }

    private HttpToolkit toolkit() {
        return new HttpToolkit(HttpSettings.DEFAULT, new Budgets(time, time), time, time, () -> 0.5);
    }

    private List<Office> walk(int limit) {
        return rest(Optional.empty(), limit);
    }

    private List<Office> rest(Optional<Cursor> after, int limit) {
        List<Office> all = new ArrayList<>();
        Optional<Cursor> next = after;
        do {
            Page<Office> page =
                    acme.offices().list(ListRequest.<Office>all().limit(limit).after(next));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
