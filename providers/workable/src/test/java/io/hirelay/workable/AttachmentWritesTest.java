package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Write;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.file.Content;
import io.hirelay.file.Download;
import io.hirelay.file.Spool;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.input.NewAttachment;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.sandbox.control.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that go up and come down, over the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentWritesTest {
    private static final byte[] PDF = "%PDF-1.7 words".getBytes(StandardCharsets.UTF_8);

    private SandboxConnection acme;
    private String job;
    private int people;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        job = acme.read("/jobs?state=published&limit=1")
                .path("jobs")
                .get(0)
                .path("shortcode")
                .asText();
    }

    @AfterAll
    void disconnect() {
        acme.close();
    }

    @BeforeEach
    void noFaults() {
        acme.control().clearFaults();
        acme.asked();
    }

    @Test
    void aResumeTakesThePlaceOfTheOneThereIs() throws IOException {
        String id = somebody();
        NewAttachment first = NewAttachment.of(id, "cv.pdf", Content.of(PDF)).as(AttachmentType.RESUME);
        byte[] other = "{\\rtf1 other}".getBytes(StandardCharsets.UTF_8);
        NewAttachment second =
                NewAttachment.of(id, "CV 2.RTF", Content.of(other)).as(AttachmentType.RESUME);

        Written<Attachment> created = acme.connection().attachments().create(first);
        Written<Attachment> updated = acme.connection().attachments().create(second);

        assertEquals(Outcome.CREATED, created.outcome());
        assertEquals(Outcome.UPDATED, updated.outcome());
        assertEquals(created.value().id(), updated.value().id());
        assertEquals(Optional.of("CV 2.RTF"), updated.value().fileName());
        assertTrue(updated.value().attachmentType().orElseThrow().is(AttachmentType.RESUME));
        assertEquals(List.of(updated.value().id()), ids(id));
        assertArrayEquals(other, bytes(updated.value().id()));
    }

    @Test
    void anyOtherFileHangsOnANoteThatThoseSeeWhoSeePrivateNotes() throws IOException {
        String id = somebody();

        Written<Attachment> report =
                acme.connection().attachments().create(NewAttachment.of(id, "report.pdf", Content.of(PDF)));
        Written<Attachment> again =
                acme.connection().attachments().create(NewAttachment.of(id, "report.pdf", Content.of(PDF)));
        Written<Attachment> letter = acme.connection()
                .attachments()
                .create(NewAttachment.of(id, "cover_letter.docx", Content.of(PDF))
                        .as(AttachmentType.COVER_LETTER));

        assertEquals(Outcome.CREATED, report.outcome());
        assertEquals(
                List.of(report.value().id(), again.value().id(), letter.value().id()), ids(id));
        assertTrue(letter.value().attachmentType().orElseThrow().is(AttachmentType.COVER_LETTER));
        assertArrayEquals(PDF, bytes(again.value().id()));
        var comment = acme.read("/candidates/" + id + "/activities?actions=comment")
                .path("activities")
                .get(0);
        assertEquals("report.pdf", comment.path("body").asText());
        assertEquals("fff2", comment.path("member").path("id").asText());
        assertTrue(comment.path("visibility_roles").toString().contains("hiring_manager"));
        assertTrue(!comment.path("visibility_roles").toString().contains("reviewer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resume | cv.exe | 10 | file_name",
                "resume | cv | 10 | file_name",
                "resume | cv.pdf | 5242881 | data",
                "resume | cv.png | 5242881 | data,file_name",
                "other | report.pdf | 20971521 | data",
                "other | a/report.pdf | 10 | file_name",
                "offer | offer.pdf | 10 | attachment_type",
            })
    void whatWorkableDoesNotTakeIsToldBeforeAnythingIsSent(String type, String name, long length, String fields) {
        String id = somebody();
        AttachmentType as = Stream.of(AttachmentType.values())
                .filter(each -> each.word().equals(type))
                .findFirst()
                .orElseThrow();

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .attachments()
                        .create(NewAttachment.of(id, name, unread(length)).as(as)));

        assertEquals(List.of(fields.split(",")), fields(refused));
        assertEquals(422, refused.code().status());
        assertEquals(List.of(), writes());
    }

    @Test
    void aFileIsFetchedFromWhereItIsAndNotKeptLongerThanNeeded() throws IOException {
        String id = somebody();
        AtomicInteger kept = new AtomicInteger();
        Spool counting = (source, most) -> counted(Spool.memory().keep(source, most), kept);
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        host.createContext("/files", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, PDF.length);
            exchange.getResponseBody().write(PDF);
            exchange.close();
        });
        host.start();
        String address = "http://127.0.0.1:" + host.getAddress().getPort() + "/files/ada?signature=c4n4ry";
        try (Hirelay developing = Hirelay.builder()
                        .spool(counting)
                        .allowPrivateUpstreams(true)
                        .build();
                Connection connection = developing.connect(acme.account().connection())) {
            for (AttachmentType type : List.of(AttachmentType.RESUME, AttachmentType.OTHER)) {
                NewAttachment file = new NewAttachment(
                        Id.of(id),
                        Optional.of(type),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(address),
                        RawJson.NULL);

                Attachment written = connection.attachments().create(file).value();

                assertEquals(Optional.of(type == AttachmentType.RESUME ? "ada.pdf" : "ada"), written.fileName());
                assertArrayEquals(PDF, bytes(written.id()));
                assertEquals(0, kept.get());
            }
        } finally {
            host.stop(0);
        }

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .attachments()
                        .create(new NewAttachment(
                                Id.of(id),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(address),
                                RawJson.NULL)));
        assertEquals(List.of("file_url"), fields(refused));
    }

    static Stream<Fault> appliedAndLost() {
        return Stream.of(Fault.dropAfterApplying(), Fault.status(502).applied(), Fault.cutBody());
    }

    @ParameterizedTest
    @MethodSource("appliedAndLost")
    void aFileWhoseAnswerIsLostIsThereOnce(Fault fault) {
        String id = somebody();
        acme.control().inject(fault.on("POST", "/candidates/*/comments"));
        Attachment other = acme.connection()
                .attachments()
                .create(NewAttachment.of(id, "report.pdf", Content.of(PDF)))
                .value();
        acme.control().inject(fault.on("PATCH", "/candidates/*"));
        Attachment resume = acme.connection()
                .attachments()
                .create(NewAttachment.of(id, "cv.pdf", Content.of(PDF)).as(AttachmentType.RESUME))
                .value();

        assertEquals(List.of(resume.id(), other.id()), ids(id));
        assertEquals(
                1,
                acme.read("/candidates/" + id + "/activities?actions=comment")
                        .path("activities")
                        .size());
    }

    @Test
    void aFileThatIsNotToBeSeenIsSentAgainOnlyWhereThatCannotMakeTwo() {
        String id = somebody();
        acme.control().inject(Fault.drop().on("PATCH", "/candidates/*"));
        acme.connection()
                .attachments()
                .create(NewAttachment.of(id, "cv.pdf", Content.of(PDF)).as(AttachmentType.RESUME));
        acme.control().inject(Fault.drop().on("POST", "/candidates/*/comments"));

        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().attachments().create(NewAttachment.of(id, "report.pdf", Content.of(PDF))));
        assertEquals(1, ids(id).size());
    }

    @Test
    void aDryRunTellsAFileByItsSize() {
        String id = somebody();

        try (Write<Attachment> write = acme.connection()
                .prepare(
                        Ats.ATTACHMENTS_CREATE,
                        NewAttachment.of(id, "cv.pdf", unread(1_234)).as(AttachmentType.RESUME),
                        acme.context())) {
            assertEquals("PATCH", write.plan().method());
            assertEquals(
                    "{candidate={resume={name=cv.pdf, data=<1234 bytes>}}}",
                    String.valueOf(write.plan().body()));
        }
        assertEquals(List.of(), writes());
    }

    @Test
    void everyFileOfAListComesDownByItsIdAlone() throws IOException {
        int files = 0;
        for (var row : acme.read("/candidates?limit=20").path("candidates")) {
            String id = row.path("id").asText();
            for (Attachment attachment : list(id)) {
                try (Download download =
                        acme.connection().attachments().download(AttachmentDownload.of(attachment.id()))) {
                    assertEquals(attachment.fileName(), download.fileName());
                    assertEquals("application/pdf", download.contentType());
                    assertEquals(
                            download.length(), OptionalLong.of(download.stream().readAllBytes().length));
                    files++;
                }
            }
        }
        assertTrue(files > 10);
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "deadbeef99-resume", "deadbeef99-0011", "../../x-resume"})
    void anIdThatNamesNoFileIsToldSo(String id) {
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().attachments().download(AttachmentDownload.of(Id.of(id))));

        assertEquals(List.of("id"), fields(refused));
        assertEquals("request.unresolved_identifier", refused.code().code());
    }

    private String somebody() {
        people++;
        return acme.control().addCandidate(job, "Ada", "Byron", "ada" + people + "@files.example");
    }

    private List<Attachment> list(String candidate) {
        return acme.walk(
                Ats.ATTACHMENTS_LIST,
                ListRequest.<Attachment>all().where(AtsFilters.Attachments.CANDIDATE_ID.is(candidate)));
    }

    private List<Id<Attachment>> ids(String candidate) {
        return list(candidate).stream().map(Attachment::id).toList();
    }

    private byte[] bytes(Id<Attachment> id) throws IOException {
        try (Download download = acme.connection().attachments().download(AttachmentDownload.of(id))) {
            return download.stream().readAllBytes();
        }
    }

    private List<String> writes() {
        return acme.asked().stream().filter(asked -> !asked.startsWith("GET ")).toList();
    }

    private static Content unread(long length) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("not to be read");
            }
        };
    }

    private static Spool.Kept counted(Spool.Kept kept, AtomicInteger open) {
        open.incrementAndGet();
        return new Spool.Kept() {
            @Override
            public long length() {
                return kept.length();
            }

            @Override
            public InputStream open() throws IOException {
                return kept.open();
            }

            @Override
            public void close() {
                open.decrementAndGet();
                kept.close();
            }
        };
    }

    private static List<String> fields(InvalidRequestException refused) {
        return refused.failures().stream().map(Failure::field).toList();
    }
}
