package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnavailableException;
import io.hirelay.file.Download;
import io.hirelay.file.Spool;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFetcherTest {
    private static final byte[] FILE = "%PDF-1.7 the file".getBytes(StandardCharsets.UTF_8);
    private static final long MOST = 1_000;

    private final List<HttpExchange> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpToolkit toolkit;
    private HttpServer server;
    private ExecutorService threads;
    private URI base;

    interface Answers {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        toolkit = HttpToolkit.create(InstantSource.system());
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        toolkit.close();
    }

    @Test
    void a_file_of_a_trusted_origin_is_fetched_and_kept() throws IOException {
        serve("/files/cv.pdf", FileFetcherTest::file);

        FileFetcher.Fetched fetched =
                closed().fetch(base + "/files/cv.pdf?signature=x", Reach.alsoOrigin(base), MOST, call());

        assertArrayEquals(FILE, fetched.content().open().readAllBytes());
        assertEquals(Optional.of("cv.pdf"), fetched.name());
        assertEquals("application/pdf", fetched.type());
        assertNull(seen.get(0).getRequestHeaders().getFirst("Authorization"));
        assertNull(seen.get(0).getRequestHeaders().getFirst("Cookie"));
    }

    @Test
    void a_file_of_this_machine_is_fetched_where_that_is_allowed() throws IOException {
        serve("/cv.pdf", FileFetcherTest::file);

        assertArrayEquals(
                FILE,
                open().fetch(base + "/cv.pdf", Reach.PUBLIC, MOST, call())
                        .content()
                        .open()
                        .readAllBytes());
        assertWrong("must begin with https://", () -> closed().fetch(base + "/cv.pdf", Reach.PUBLIC, MOST, call()));
        assertEquals(1, seen.size());
    }

    @Test
    void an_origin_is_trusted_with_its_own_port_alone_unless_every_port_is() throws IOException {
        serve("/cv.pdf", FileFetcherTest::file);
        URI other = URI.create("http://127.0.0.1:1");

        assertWrong(
                "must begin with https://",
                () -> closed().fetch(base + "/cv.pdf", Reach.alsoOrigin(other), MOST, call()));
        assertEquals(List.of(), seen);
        try (Download download = closed().open(base + "/cv.pdf", Reach.alsoHost(other), MOST, call())) {
            assertArrayEquals(FILE, download.stream().readAllBytes());
            assertEquals(OptionalLong.of(FILE.length), download.length());
            assertEquals(Optional.of("cv.pdf"), download.fileName());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/cv.pdf",
                "https://127.1/cv.pdf",
                "https://2130706433/cv.pdf",
                "https://0x7f.0.0.1/cv.pdf",
                "https://017700000001/cv.pdf",
                "https://localhost/cv.pdf",
                "https://0/cv.pdf",
                "https://10.1.2.3/cv.pdf",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/cv.pdf",
                "https://[::ffff:127.0.0.1]/cv.pdf",
                "https://[::ffff:a9fe:a9fe]/cv.pdf",
                "https://[64:ff9b::7f00:1]/cv.pdf",
                "https://[fe80::1]/cv.pdf",
                "https://[fd00:ec2::254]/cv.pdf"
            })
    void no_way_of_writing_a_private_address_leads_there(String url) {
        InvalidRequestException wrong =
                assertThrows(InvalidRequestException.class, () -> closed().fetch(url, Reach.PUBLIC, MOST, call()));

        assertEquals("file_url", wrong.failures().get(0).field());
        assertEquals(ErrorCode.REQUEST_VALIDATION_FAILED, wrong.code());
        String message = wrong.failures().get(0).message();
        // Whoever asks must not learn what answers there; a name that stands for nothing is not looked into.
        assertTrue(message.contains("not on the public internet") || message.contains("no host of this name"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cv.pdf | is no address",
                "file:///etc/passwd | is no address",
                "ftp://files.example.com/cv.pdf | is no address",
                "gopher://files.example.com/ | is no address",
                "https:// | is no address",
                "http://files.example.com/cv.pdf | must begin with https://",
                "https://ada@files.example.com/cv.pdf | must not hold a user",
                "https://ada:c4n4ry@files.example.com/cv.pdf | must not hold a user",
            })
    void what_is_no_address_of_a_file_is_told(String url, String message) {
        assertWrong(message, () -> closed().fetch(url, Reach.PUBLIC, MOST, call()));
    }

    @Test
    void plain_http_to_another_machine_is_refused_even_where_this_machine_is_allowed() {
        assertWrong(
                "http:// is for this machine alone",
                () -> open().fetch("http://192.0.2.1/cv.pdf", Reach.PUBLIC, MOST, call()));
        assertWrong(
                "not on the public internet",
                () -> open().fetch("https://192.0.2.1/cv.pdf", Reach.PUBLIC, MOST, call()));
    }

    @Test
    void a_redirect_is_checked_like_an_address_that_was_given() {
        serve("/public", exchange -> redirect(exchange, "http://localhost:" + base.getPort() + "/cv.pdf"));
        serve("/named", exchange -> redirect(exchange, "http://ada:secret@127.0.0.1:" + base.getPort() + "/cv.pdf"));
        serve("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        serve("/cv.pdf", FileFetcherTest::file);

        for (String path : List.of("/public", "/named", "/file")) {
            assertThrows(
                    InvalidRequestException.class,
                    () -> closed().fetch(base + path, Reach.alsoOrigin(base), MOST, call()),
                    path);
        }
        assertEquals(3, seen.size());
    }

    @Test
    void three_redirects_are_followed_and_no_more() throws IOException {
        serve("/4", exchange -> redirect(exchange, "/3"));
        serve("/3", exchange -> redirect(exchange, base + "/2"));
        serve("/2", exchange -> redirect(exchange, "1"));
        serve("/1", FileFetcherTest::file);

        assertArrayEquals(
                FILE,
                closed().fetch(base + "/3", Reach.alsoOrigin(base), MOST, call())
                        .content()
                        .open()
                        .readAllBytes());
        serve("/1", exchange -> redirect(exchange, "/4"));
        assertWrong("more than 3 times", () -> closed().fetch(base + "/4", Reach.alsoOrigin(base), MOST, call()));
    }

    @Test
    void more_bytes_than_allowed_are_refused_whether_the_length_is_told_or_not() throws IOException {
        serve("/told", FileFetcherTest::file);
        serve("/untold", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(FILE);
            exchange.close();
        });
        long tooFew = FILE.length - 1;

        for (String path : List.of("/told", "/untold")) {
            assertWrong(
                    "more than " + tooFew + " bytes",
                    () -> closed().fetch(base + path, Reach.alsoOrigin(base), tooFew, call()));
        }
        assertThrows(
                ProtocolException.class, () -> closed().open(base + "/told", Reach.alsoOrigin(base), tooFew, call()));
        try (Download untold = closed().open(base + "/untold", Reach.alsoOrigin(base), tooFew, call())) {
            assertEquals(OptionalLong.empty(), untold.length());
            assertThrows(Spool.TooLongException.class, () -> untold.stream().readAllBytes());
        }
    }

    @Test
    void half_a_file_never_looks_whole() throws IOException {
        serve("/half", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(FILE);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThrows(
                UnavailableException.class,
                () -> closed().fetch(base + "/half", Reach.alsoOrigin(base), 20_000, call()));
        try (Download download = closed().open(base + "/half", Reach.alsoOrigin(base), 20_000, call())) {
            assertThrows(IOException.class, () -> download.stream().readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "410"})
    void what_is_not_given_out_is_not_there(int status) {
        serve("/gone", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });

        assertThrows(
                NotFoundException.class, () -> closed().open(base + "/gone", Reach.alsoOrigin(base), MOST, call()));
        assertWrong("answered " + status, () -> closed().fetch(base + "/gone", Reach.alsoOrigin(base), MOST, call()));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503"})
    void a_host_that_fails_is_told_apart(int status) {
        serve("/failing", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });

        assertThrows(
                UnavailableException.class,
                () -> closed().open(base + "/failing", Reach.alsoOrigin(base), MOST, call()));
        assertThrows(
                UnavailableException.class,
                () -> closed().fetch(base + "/failing", Reach.alsoOrigin(base), MOST, call()));
    }

    @Test
    void a_host_that_takes_too_long_is_left_at_the_deadline() {
        serve("/silent", exchange -> awaitEnd());
        serve("/trickling", exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(FILE);
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        for (String path : List.of("/silent", "/trickling")) {
            HirelayException slow = assertThrows(
                    UnavailableException.class,
                    () -> closed().fetch(base + path, Reach.alsoOrigin(base), 20_000, within(Duration.ofMillis(300))));
            assertEquals(ErrorCode.REMOTE_TIMEOUT, slow.code());
        }
        HirelayException late = assertThrows(
                UnavailableException.class,
                () -> closed().open(base + "/silent", Reach.alsoOrigin(base), 20_000, within(Duration.ofMillis(300))));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, late.code());
    }

    @Test
    void an_opened_file_may_be_read_after_the_deadline() throws Exception {
        CountDownLatch rest = new CountDownLatch(1);
        serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE, 0, 5);
            exchange.getResponseBody().flush();
            await(rest);
            exchange.getResponseBody().write(FILE, 5, FILE.length - 5);
            exchange.close();
        });
        CallContext call = within(Duration.ofMillis(500));

        try (Download download = closed().open(base + "/slow", Reach.alsoOrigin(base), MOST, call)) {
            CompletableFuture.runAsync(
                            rest::countDown, CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS, threads))
                    .join();
            assertArrayEquals(FILE, download.stream().readAllBytes());
        }
    }

    @Test
    void interrupt_means_stop() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        serve("/silent", exchange -> {
            asked.countDown();
            awaitEnd();
        });
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiting = new Thread(() -> thrown.complete(assertThrows(
                Throwable.class, () -> closed().fetch(base + "/silent", Reach.alsoOrigin(base), MOST, call()))));
        waiting.start();
        assertTrue(asked.await(10, TimeUnit.SECONDS));

        waiting.interrupt();

        assertEquals(CancelledException.class, thrown.get(10, TimeUnit.SECONDS).getClass());
    }

    @Test
    void a_file_that_its_store_has_packed_is_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(FILE);
        }
        serve("/cv.pdf", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
            exchange.close();
        });

        assertArrayEquals(
                FILE,
                closed().fetch(base + "/cv.pdf", Reach.alsoOrigin(base), MOST, call())
                        .content()
                        .open()
                        .readAllBytes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/f | attachment; filename=\"Ada \\\"CV\\\".pdf\" | Ada \"CV\".pdf",
                "/f | attachment; filename=cv.pdf; size=3 | cv.pdf",
                "/f | attachment; filename=\"x.pdf\"; filename*=UTF-8''r%C3%A9sum%C3%A9+1.pdf | résumé+1.pdf",
                "/f | attachment; filename=\"..\\..\\etc\\passwd\" | passwd",
                "/f | attachment; filename=\"../../cv.pdf\" | cv.pdf",
                "/f | inline | f",
                "/my%20cv.pdf | `` | my cv.pdf",
                "/a%2Fb.pdf | `` | b.pdf"
            })
    void a_file_is_called_as_its_host_says_or_as_its_address_ends(String path, String disposition, String name)
            throws IOException {
        serve("/", exchange -> {
            if (!disposition.isEmpty()) {
                exchange.getResponseHeaders().add("Content-Disposition", disposition);
            }
            file(exchange);
        });

        assertEquals(
                Optional.of(name),
                closed().fetch(base + path, Reach.alsoOrigin(base), MOST, call())
                        .name());
    }

    @Test
    void neither_address_nor_signature_is_told() {
        InvalidRequestException wrong = assertThrows(
                InvalidRequestException.class,
                () -> closed().fetch(
                                "https://127.0.0.1/cv.pdf?signature=c4n4ry-signature", Reach.PUBLIC, MOST, call()));

        assertFalse(wrong.getMessage().contains("c4n4ry"));
    }

    private void serve(String path, Answers answers) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException none) {
            // was not there yet
        }
        server.createContext(path, exchange -> {
            seen.add(exchange);
            answers.to(exchange);
        });
    }

    private static void file(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/pdf");
        exchange.sendResponseHeaders(200, FILE.length);
        exchange.getResponseBody().write(FILE);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void awaitEnd() {
        await(end);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As of a server that is run for others. */
    private FileFetcher closed() {
        return toolkit.files(Spool.memory(), false);
    }

    /** As of a developer's machine. */
    private FileFetcher open() {
        return toolkit.files(Spool.memory(), true);
    }

    private static CallContext call() {
        return within(Duration.ofSeconds(20));
    }

    private static CallContext within(Duration time) {
        return CallContext.until(Deadline.after(time, InstantSource.system()));
    }

    private static void assertWrong(String message, org.junit.jupiter.api.function.Executable fetch) {
        InvalidRequestException wrong = assertThrows(InvalidRequestException.class, fetch);
        assertEquals("file_url", wrong.failures().get(0).field());
        assertTrue(
                wrong.failures().get(0).message().contains(message),
                wrong.failures().get(0).message());
    }
}
