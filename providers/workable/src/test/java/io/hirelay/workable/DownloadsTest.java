package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.file.Download;
import io.hirelay.input.AttachmentDownload;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of whom when a file comes down. */
class DownloadsTest {
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final AttachmentDownload RESUME = AttachmentDownload.of(Id.of("1a-resume"));

    private FakeWorkable workable;

    @BeforeEach
    void start() {
        workable = FakeWorkable.inRealTime();
        workable.answers("/candidates/1a/files", "{\"files\":[]}");
        workable.answers("/candidates/1a/offer", "{}");
    }

    @AfterEach
    void stop() {
        workable.close();
    }

    @Test
    void noCredentialGoesToWhereTheFileIs() throws IOException {
        resumeAt(workable.server().baseUrl() + "/files/cv.pdf?signature=1");
        workable.answers(
                get(urlPathEqualTo("/files/cv.pdf")).willReturn(aResponse().withBody(PDF)));

        try (Download download = workable.connection().attachments().download(RESUME)) {
            assertArrayEquals(PDF, download.stream().readAllBytes());
            assertEquals(Optional.of("Ada.pdf"), download.fileName());
        }

        workable.server()
                .verify(
                        exactly(1),
                        getRequestedFor(urlPathEqualTo("/files/cv.pdf")).withHeader("Authorization", absent()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410})
    void anAddressThatHasExpiredIsAskedForAnew(int status) throws IOException {
        resumeAt(workable.server().baseUrl() + "/files/cv.pdf?signature=1");
        workable.answers(get(urlPathEqualTo("/files/cv.pdf"))
                .inScenario("signature")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status))
                .willSetStateTo("renewed"));
        workable.answers(get(urlPathEqualTo("/files/cv.pdf"))
                .inScenario("signature")
                .whenScenarioStateIs("renewed")
                .willReturn(aResponse().withBody(PDF)));

        try (Download download = workable.connection().attachments().download(RESUME)) {
            assertArrayEquals(PDF, download.stream().readAllBytes());
        }

        workable.server().verify(exactly(2), getRequestedFor(urlPathEqualTo(FakeWorkable.API + "/candidates/1a")));
    }

    @Test
    void aFileThatIsGoneIsNotThere() {
        resumeAt(workable.server().baseUrl() + "/files/cv.pdf?signature=1");
        workable.answers(
                get(urlPathEqualTo("/files/cv.pdf")).willReturn(aResponse().withStatus(404)));

        assertThrows(
                NotFoundException.class,
                () -> workable.connection().attachments().download(RESUME));
    }

    @Test
    void anAddressFromWorkableLeadsNowhereElseIntoTheNetwork() {
        for (String address : new String[] {
            "http://169.254.169.254/latest/meta-data",
            "http://127.0.0.1:" + workable.server().port() + "/files/cv.pdf"
        }) {
            resumeAt(address);

            HirelayException refused = assertThrows(
                    HirelayException.class,
                    () -> workable.connection().attachments().download(RESUME));
            assertEquals(ErrorCode.REMOTE_INVALID_RESPONSE, refused.code());
        }
        workable.server().verify(exactly(0), getRequestedFor(urlPathEqualTo("/files/cv.pdf")));
    }

    @Test
    void anAddressOfACallersLeadsToTheVeryBaseOrToThePublicInternet() throws IOException {
        workable.answers(
                get(urlPathEqualTo("/files/cv.pdf")).willReturn(aResponse().withBody(PDF)));

        try (Download download = workable.connection()
                .attachments()
                .download(at(workable.server().baseUrl() + "/files/cv.pdf"))) {
            assertArrayEquals(PDF, download.stream().readAllBytes());
        }
        for (String address : new String[] {"http://127.0.0.1:1/files/cv.pdf", "https://10.0.0.1/cv.pdf"}) {
            InvalidRequestException refused = assertThrows(
                    InvalidRequestException.class,
                    () -> workable.connection().attachments().download(at(address)));
            assertEquals("file_url", refused.failures().get(0).field());
        }
    }

    @Test
    void anAddressOfACallersThatHasExpiredIsToldWithWhatAlwaysWorks() {
        workable.answers(
                get(urlPathEqualTo("/files/cv.pdf")).willReturn(aResponse().withStatus(403)));

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .attachments()
                        .download(at(workable.server().baseUrl() + "/files/cv.pdf")));

        assertTrue(refused.getMessage().contains("the id of the attachment always works"), refused.getMessage());
    }

    private static AttachmentDownload at(String address) {
        return new AttachmentDownload(Optional.empty(), Optional.of(address), RawJson.NULL);
    }

    private void resumeAt(String address) {
        workable.answers(
                "/candidates/1a",
                "{\"candidate\":{\"id\":\"1a\",\"resume_url\":\"" + address
                        + "\",\"resume_metadata\":{\"filename\":\"Ada.pdf\"}}}");
    }
}
