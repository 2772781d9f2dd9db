package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.hirelay.model.Candidate;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.workable.wire.PagingDto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {
    private static final String HOST = "https://acme.workable.com/spi/v3";

    private static ListRequest<Candidate> first() {
        return ListRequest.<Candidate>all().limit(7);
    }

    private static ListRequest<Candidate> after(Optional<Cursor> cursor) {
        return first().after(cursor);
    }

    @Test
    void filtersThatNextHasLostAreAskedAgain() {
        PageQuery page = PageQuery.of(first()).filter("stage", "offer").filter("updated_after", "2026-01-01T00:00:00Z");
        Optional<Cursor> next = page.next(new PagingDto(HOST + "/candidates?limit=7&since_id=2727030b"));

        PageQuery second =
                PageQuery.of(after(next)).filter("stage", "offer").filter("updated_after", "2026-01-01T00:00:00Z");

        assertEquals(
                Map.of("limit", "7", "since_id", "2727030b", "stage", "offer", "updated_after", "2026-01-01T00:00:00Z"),
                second.parameters());
        assertFalse(second.isFirst());
    }

    @Test
    void theCursorHoldsNeitherHostNorLimitNorFilters() {
        Optional<Cursor> next = PageQuery.of(first())
                .filter("email", "ada@example.com")
                .next(new PagingDto("https://evil.example/x?email=ada%40example.com&limit=7&since_id=2f"));

        assertEquals("a?since_id=2f", next.orElseThrow().token());
    }

    @Test
    void whatElseNextSaysIsKept() {
        Optional<Cursor> next =
                PageQuery.of(first()).next(new PagingDto(HOST + "/candidates?since_id=2f&page_token=a%26b+c%2Bd"));

        assertEquals("a&b c+d", PageQuery.of(after(next)).parameters().get("page_token"));
    }

    @Test
    void anotherLimitMayBeAskedForOnEachPage() {
        Optional<Cursor> next = PageQuery.of(first()).next(new PagingDto(HOST + "/candidates?limit=7&since_id=2f"));

        assertEquals("100", PageQuery.of(after(next).limit(100)).parameters().get("limit"));
    }

    @Test
    void theOtherPathIsRememberedThroughAllPages() {
        PagingDto underJob = new PagingDto(HOST + "/jobs/9CD658E13E/candidates?limit=7&since_id=2f");
        PageQuery second = PageQuery.of(after(PageQuery.of(first()).next(underJob)));
        assertTrue(second.underJob());

        PageQuery third = PageQuery.of(
                after(second.next(new PagingDto(HOST + "/jobs/9CD658E13E/candidates?limit=7&since_id=3f"))));
        assertTrue(third.underJob());
        assertEquals("3f", third.parameters().get("since_id"));

        PageQuery under = PageQuery.of(after(second.next(new PagingDto("/candidates?since_id=4f"))));
        assertFalse(under.underJob());
    }

    @Test
    void theCallersOwnWordsComeFirstButDoNotHoldTheWalkBack() {
        ListRequest<Candidate> request =
                first().withRemoteQuery(Map.of("since_id", List.of("10"), "stage", List.of("x", "y")));
        PageQuery page = PageQuery.of(request).filter("stage", "offer");
        assertEquals(Map.of("limit", "7"), page.parameters());
        assertEquals(request.remoteQuery(), page.more().parameters());

        PageQuery second =
                PageQuery.of(request.after(page.next(new PagingDto(HOST + "/candidates?stage=x&since_id=2f&limit=7"))));
        assertEquals(Map.of("limit", "7", "since_id", "2f"), second.parameters());
        assertEquals(Map.of("stage", List.of("x", "y")), second.more().parameters());
    }

    @Test
    void withoutNextTheListIsOver() {
        assertEquals(Optional.empty(), PageQuery.of(first()).next(null));
        assertEquals(Optional.empty(), PageQuery.of(first()).next(new PagingDto(null)));
        assertEquals(Optional.empty(), PageQuery.of(first()).next(new PagingDto(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {HOST + "/candidates", HOST + "/candidates?limit=7", "ftp://[", "?stage=offer&limit=7"})
    void aNextPageThatIsNoneIsRefused(String next) {
        PageQuery page = PageQuery.of(first()).filter("stage", "offer");

        assertThrows(ProtocolException.class, () -> page.next(new PagingDto(next)));
    }

    @Test
    void aNextPageThatIsThisOneIsRefused() {
        PagingDto here = new PagingDto(HOST + "/candidates?limit=7&since_id=2f");
        PageQuery second = PageQuery.of(after(PageQuery.of(first()).next(here)));

        assertThrows(ProtocolException.class, () -> second.next(here));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a?", "x?since_id=1", "since_id=1", "aa?since_id=1", "a&since_id=1", "1:27"})
    void aCursorOfAnotherMakingIsRefused(String token) {
        InvalidRequestException refused =
                assertThrows(InvalidRequestException.class, () -> PageQuery.of(after(Optional.of(new Cursor(token)))));

        assertEquals(ErrorCode.REQUEST_INVALID_CURSOR, refused.code());
    }
}
