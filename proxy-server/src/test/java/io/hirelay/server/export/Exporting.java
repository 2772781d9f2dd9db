package io.hirelay.server.export;

import io.hirelay.json.Json;
import io.hirelay.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Exports as tests make them: into a directory, with what is said kept, and no pause waited for. */
final class Exporting {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<Duration> pauses = new ArrayList<>();
    private final URI server;
    private final String account;
    private final Secret token;
    private final Path out;
    private ExportFormat format = ExportFormat.JSONL;
    private List<String> resources = List.of();
    private List<String> expand = List.of();
    private boolean remoteData = true;
    private boolean force;
    private int pageSize;

    Exporting(URI server, String account, Secret token, Path out) {
        this.server = server;
        this.account = account;
        this.token = token;
        this.out = out;
    }

    /** The program is gone, as after a kill. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    Exporting format(ExportFormat as) {
        format = as;
        return this;
    }

    Exporting resources(String... names) {
        resources = List.of(names);
        return this;
    }

    Exporting expand(String... names) {
        expand = List.of(names);
        return this;
    }

    Exporting withoutRemoteData() {
        remoteData = false;
        return this;
    }

    Exporting force() {
        force = true;
        return this;
    }

    Exporting pageSize(int size) {
        pageSize = size;
        return this;
    }

    void run() {
        run(() -> {});
    }

    /** The same, ended after so many steps on the disk; whether it had to be. */
    boolean killedAfter(int steps) {
        int[] left = {steps};
        try {
            run(() -> {
                if (--left[0] < 0) {
                    throw new Killed();
                }
            });
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private void run(Runnable afterEachStep) {
        new Export(
                        new ExportRequest(
                                account,
                                out,
                                server,
                                token,
                                format,
                                resources,
                                expand,
                                remoteData,
                                pageSize == 0 ? OptionalInt.empty() : OptionalInt.of(pageSize),
                                false,
                                force),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        false,
                        InstantSource.system(),
                        pause -> {
                            if (!pause.isZero()) {
                                pauses.add(pause);
                            }
                            return false;
                        },
                        afterEachStep)
                .run();
    }

    /** Everything that was told so far. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** The pauses that it made. */
    List<Duration> pauses() {
        return pauses;
    }

    Path file(String name) {
        return out.resolve(name);
    }

    List<String> names() {
        try (var files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(out.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> manifest() {
        return object(text("manifest.json"));
    }

    List<Map<String, Object>> records(String resource) {
        return text(resource + ".jsonl").lines().map(Exporting::object).toList();
    }

    List<String> ids(String resource) {
        return records(resource).stream()
                .map(record -> (String) record.get("id"))
                .toList();
    }

    static Map<String, Object> object(String text) {
        @SuppressWarnings("unchecked") // what is null is asked for by nobody
        Map<String, Object> object =
                (Map<String, Object>) (Map<?, ?>) new Json().readObject(text.getBytes(StandardCharsets.UTF_8));
        return object;
    }
}
