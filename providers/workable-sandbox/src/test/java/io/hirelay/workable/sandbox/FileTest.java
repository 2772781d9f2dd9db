package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FileTest extends SandboxTest {
    private final JsonNode row = first("/candidates", "candidates", candidate -> candidate.has("resume_metadata"));
    private final String url =
            candidate(row.path("id").asText()).path("resume_url").asText();

    static HttpResponse<String> fetch(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("cannot fetch a file", e);
        }
    }

    @Test
    void aSignedUrlGivesTheFileOnAHostOfItsOwn() {
        HttpResponse<String> response = fetch(url);

        assertEquals(200, response.statusCode());
        assertEquals(
                "application/pdf", response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.body().startsWith("%PDF-"));
        assertNotEquals(account.baseUri().getPort(), URI.create(url).getPort());
        assertTrue(URI.create(url)
                .getPath()
                .endsWith(row.at("/resume_metadata/filename").asText()));
    }

    @Test
    void anAuthorizationBesideTheSignatureIsRefused() {
        HttpResponse<String> response = fetch(url, "Authorization", "Bearer x");

        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("Only one auth mechanism allowed"));
    }

    @Test
    void aUrlExpires() {
        clock.pass(Duration.ofSeconds(59_999));
        assertEquals(200, fetch(url).statusCode());
        clock.pass(Duration.ofSeconds(1));
        assertEquals(403, fetch(url).statusCode());
        assertTrue(fetch(url).body().contains("Request has expired"));
        String fresh = candidate(row.path("id").asText()).path("resume_url").asText();
        assertEquals(200, fetch(fresh).statusCode());
    }

    @Test
    void aSignatureIsGoodForOneFileAndOneTimeOnly() {
        assertEquals(403, fetch(url.replace("/resume/", "/offer/")).statusCode());
        assertEquals(403, fetch(url.replaceAll("Expires=\\d", "Expires=9")).statusCode());
        assertEquals(403, fetch(url.replaceAll("\\?.*", "")).statusCode());
    }

    @Test
    void aFileOfTwentyMegabytesGoesUpAndComesDown() {
        String id = create(published(0), "ada@example.com");
        byte[] large = new byte[20_000_000];
        Arrays.fill(large, (byte) 'x');
        String body = "{\"member_id\":\"" + admin() + "\",\"comment\":{\"body\":\"Report\",\"attachment\":{\"name\":"
                + "\"report.pdf\",\"data\":\"" + Base64.getEncoder().encodeToString(large) + "\"}}}";

        assertEquals(
                201, api.send("POST", "/candidates/" + id + "/comments", body).status());
        String preview = api.json("/candidates/" + id + "/files")
                .at("/files/0/preview_url")
                .asText();
        assertEquals(large.length, fetch(preview).body().length());
    }

    @Test
    void aFileAboveTheLimitIsRefused() {
        String id = create(published(0), "ada@example.com");
        String data = Base64.getEncoder().encodeToString(new byte[5_242_881]);

        assertEquals(
                422,
                api.send(
                                "PATCH",
                                "/candidates/" + id,
                                "{\"candidate\":{\"resume\":{\"name\":\"cv.pdf\",\"data\":\"" + data + "\"}}}")
                        .status());
    }
}
