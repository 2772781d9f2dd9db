package io.hirelay.workable.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A walk over many candidates in little memory. The account runs in a process of its own and advertises a higher rate
 * limit, which the walk makes use of. {@code -Dhirelay.soak.rows} sets how many; the default is 100,000.
 */
@Tag("soak")
class MemorySoakTest {
    private static final int ROWS = Integer.getInteger("hirelay.soak.rows", 100_000);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static ProcessBuilder java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", System.getProperty("java.class.path")));
        command.addAll(1, List.of(arguments[0]));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    @Test
    void a_walk_over_all_candidates_fits_into_64_megabytes() throws IOException, InterruptedException {
        Process account = java(
                        "-Xmx512m",
                        "io.hirelay.workable.sandbox.SandboxMain",
                        "--candidates",
                        String.valueOf(ROWS),
                        "--calls-per-window",
                        "100000")
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(account.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, Object> where = new Json().readObject(said.readLine().getBytes(StandardCharsets.UTF_8));
            Process walk = java(
                            "-Xmx64m",
                            "io.hirelay.workable.bench.WalkMain",
                            (String) where.get("base_url"),
                            (String) where.get("subdomain"),
                            (String) where.get("token"))
                    .start();
            String result = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(walk.waitFor(5, TimeUnit.MINUTES), "the walk did not end");
            assertEquals(0, walk.exitValue(), result);
            System.out.println(result.strip());
            assertTrue(result.startsWith("candidates=" + ROWS + " "), result);
        } finally {
            account.destroy();
            assertTrue(account.waitFor(1, TimeUnit.MINUTES));
        }
    }
}
