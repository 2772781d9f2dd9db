package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.spi.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export of 100,000 candidates and 10,000 employees with 128 MB for the server and 128 MB for itself, killed at random
 * moments: it has what one has that was left alone. {@code -Dhirelay.crash.rounds} says how often it is killed, {@code
 * -Dhirelay.crash.seed} repeats a run, {@code -Dhirelay.soak.candidates} and {@code -Dhirelay.soak.employees} make it
 * another size.
 */
@Tag("soak")
class ExportSoakTest {
    private static final String TOKEN = "hrl_c4n4ry_soak_of_export";
    private static final int CANDIDATES = Integer.getInteger("hirelay.soak.candidates", 100_000);
    private static final int EMPLOYEES = Integer.getInteger("hirelay.soak.employees", 10_000);
    private static final int KILLS = Integer.getInteger("hirelay.crash.rounds", 10);
    private static final int LONGEST_ROUND_MILLIS = 30_000;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private final SimulatedAccount account = new SimulatedAccount(Sandbox.Options.DEFAULT
            .withCallsPerWindow(1_000_000_000)
            .withSize("candidates", CANDIDATES)
            .withSize("employees", EMPLOYEES));

    @Test
    void killed_or_not_it_has_every_record_once() throws Exception {
        Map<String, String> environment = account.environment(way -> way);
        environment.put("HIRELAY_" + account.provider().id().toUpperCase(Locale.ROOT) + "_RATE_LIMIT", "unlimited");
        environment.put("HIRELAY_API_TOKEN", TOKEN);
        environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx128m");
        try (ServerProcess server = ServerProcess.start(folder, environment)) {
            String id = connect(server);
            long began = System.nanoTime();
            Path whole = export(server, id, "whole", 0, new Random());
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            long seed = Long.getLong("hirelay.crash.seed", System.nanoTime());
            System.out.println("seed " + seed);
            Path killed = export(server, id, "killed", KILLS, new Random(seed));

            long records = 0;
            for (String file : files(whole)) {
                List<String> expected = ids(whole.resolve(file));
                List<String> ids = ids(killed.resolve(file));
                Set<String> once = new HashSet<>(expected);
                assertTrue(file.startsWith("job_interview_stages") || once.size() == expected.size(), file);
                assertEquals(expected.size(), ids.size(), file);
                assertTrue(once.equals(new HashSet<>(ids)), file);
                records += ids.size();
            }
            assertEquals(CANDIDATES, ids(whole.resolve("candidates.jsonl")).size());
            assertEquals(EMPLOYEES, ids(whole.resolve("employees.jsonl")).size());
            System.out.println(records + " records in " + seconds + " s, undisturbed");
        } finally {
            account.close();
        }
    }

    private static List<String> files(Path export) throws IOException {
        try (Stream<Path> files = Files.list(export)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> ids(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> {
                        Matcher id = ID.matcher(line);
                        assertTrue(id.find(), file + " has a line without an id at its beginning");
                        return id.group(1);
                    })
                    .toList();
        }
    }

    private Path export(ServerProcess server, String id, String name, int kills, Random random) throws Exception {
        Path out = folder.resolve(name);
        Path said = folder.resolve(name + ".txt");
        int left = kills;
        while (true) {
            Process process = process(server, id, out, said);
            try {
                boolean ended = left > 0
                        ? process.waitFor(random.nextInt(LONGEST_ROUND_MILLIS), TimeUnit.MILLISECONDS)
                        : endedAfterMeasuring(process, name);
                if (ended) {
                    assertEquals(0, process.exitValue(), Files.readString(said));
                    return out;
                }
            } finally {
                process.destroyForcibly();
            }
            process.waitFor();
            left--;
        }
    }

    private static boolean endedAfterMeasuring(Process process, String name) throws Exception {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        String peak = "unknown";
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            if (Files.exists(status)) {
                Matcher found = PEAK.matcher(Files.readString(status));
                peak = found.find() ? Long.parseLong(found.group(1)) / 1024 + " MB" : peak;
            }
        }
        System.out.println("peak memory of the process that made " + name + ": " + peak);
        return true;
    }

    private static Process process(ServerProcess server, String id, Path out, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "export",
                "--account",
                id,
                "--out",
                out.toString(),
                "--url",
                server.base());
        builder.environment().keySet().removeIf(name -> name.startsWith("HIRELAY_"));
        builder.environment().put("HIRELAY_API_TOKEN", TOKEN);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start();
    }

    private String connect(ServerProcess server) throws Exception {
        Map<String, Object> body = account.body("api_key", Map.of("api_key", account.key()));
        body.put("tenant_id", "a-customer");
        Json json = new Json();
        HttpResponse<String> made = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.base() + "/integrated-account"))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(json.write(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(201, made.statusCode(), made.body());
        return (String)
                json.readObject(made.body().getBytes(StandardCharsets.UTF_8)).get("id");
    }
}
