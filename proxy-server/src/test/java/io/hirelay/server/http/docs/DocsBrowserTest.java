package io.hirelay.server.http.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.unified.UnifiedFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The readable reference in a real browser that can reach nothing but this machine. The screenshot is
 * {@code target/docs.png}.
 */
@Tag("browser")
class DocsBrowserTest {
    private static final Path SCREENSHOT = Path.of("target", "docs.png").toAbsolutePath();

    @Test
    void the_reference_is_readable(@TempDir Path profile) throws IOException, InterruptedException {
        try (UnifiedFixture fixture = new UnifiedFixture(made -> Set.<Endpoints>of(new DocsEndpoints(
                () -> Set.of(made.endpoints()),
                made.hirelay,
                new Json(),
                new io.hirelay.server.http.PublicUrl(java.util.Optional.empty()))))) {
            String docs = fixture.server.request("/docs").build().uri().toString();
            String page = chromium(profile, "--dump-dom", docs);
            assertTrue(page.contains("<h1"), page);
            assertTrue(page.contains("job_interview_stages"), page);
            assertTrue(page.endsWith("</html>\n") || page.endsWith("</html>"), "the page is cut off");
            Files.deleteIfExists(SCREENSHOT);
            chromium(profile, "--screenshot=" + SCREENSHOT, "--window-size=1200,1600", docs);
            assertTrue(Files.size(SCREENSHOT) > 20_000, "an empty page");
        }
    }

    private static String chromium(Path profile, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("hirelay.chromium", "chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile));
        command.addAll(List.of(arguments));
        Process browser = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(browser.waitFor(2, TimeUnit.MINUTES), "the browser did not end");
        assertEquals(0, browser.exitValue());
        return out;
    }
}
