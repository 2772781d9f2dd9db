package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file goes up and comes down in less memory than it has itself, let alone as base64. */
class LargeFileTest {
    private static final int SIZE = 18 * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void eighteenMegabytesGoUpAndComeDownInAHeapOfTwentyFour() throws IOException, InterruptedException {
        Path file = directory.resolve("large.bin");
        write(file);
        Path back = directory.resolve("back.bin");
        try (SandboxConnection acme = SandboxConnection.open()) {
            ConnectionConfig config = acme.account().connection();
            String job = acme.read("/jobs?state=published&limit=1")
                    .path("jobs")
                    .get(0)
                    .path("shortcode")
                    .asText();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx24m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeFileMain.class.getName(),
                            config.settings().get("base_url"),
                            config.settings().get("subdomain"),
                            ((Credential.ApiKey) config.credential().current()).token(),
                            acme.control().addCandidate(job, "Ada", "Byron", "ada@large.example"),
                            file.toString(),
                            back.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it did not end");
            assertEquals(0, process.exitValue(), said);
        }
        assertEquals(-1, Files.mismatch(file, back));
    }

    private static void write(Path file) throws IOException {
        Random random = new Random(4);
        byte[] part = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < SIZE; written += part.length) {
                random.nextBytes(part);
                out.write(part);
            }
        }
    }
}
