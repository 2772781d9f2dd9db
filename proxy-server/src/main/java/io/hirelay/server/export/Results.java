package io.hirelay.server.export;

import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Resource;
import io.hirelay.server.export.Checkpoint.Part;
import io.hirelay.server.export.Plan.Step;
import io.hirelay.server.secret.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the files of an export of which everything is read. Ended at whatever place, it can be done again. */
final class Results {
    static final String MANIFEST = "manifest.json";
    private static final String NEW = ".new";

    private final ExportRequest request;
    private final Plan plan;
    private final String integration;
    private final DataDirectory directory;
    private final Checkpoint checkpoint;
    private final Progress progress;
    private final Json json;
    private final Runnable afterEachStep;

    Results(
            ExportRequest request,
            Plan plan,
            String integration,
            DataDirectory directory,
            Checkpoint checkpoint,
            Progress progress,
            Json json,
            Runnable afterEachStep) {
        this.request = request;
        this.plan = plan;
        this.integration = integration;
        this.directory = directory;
        this.checkpoint = checkpoint;
        this.progress = progress;
        this.json = json;
        this.afterEachStep = afterEachStep;
    }

    /** The name of a resource's file. */
    static String fileOf(Step step, ExportFormat format) {
        return fileOf(step.resource(), format);
    }

    private static String fileOf(Resource<?> resource, ExportFormat format) {
        return resource.name() + "." + format.word();
    }

    /** Names of the files that a resource's export can end as. */
    static List<String> filesOf(Resource<?> resource) {
        return Arrays.stream(ExportFormat.values())
                .map(format -> fileOf(resource, format))
                .toList();
    }

    /** Names of the files that an export which was ended can leave of a resource. */
    static List<String> unfinishedOf(Resource<?> resource) {
        return List.of(fileOf(resource, ExportFormat.JSONL) + Work.PART, fileOf(resource, ExportFormat.CSV) + NEW);
    }

    /** Makes the files, and at last the manifest. */
    void make(Instant now) {
        progress.begin("files");
        for (Step step : plan.steps()) {
            if (request.format() == ExportFormat.CSV) {
                table(step);
            } else if (Files.exists(directory.file(Work.partOf(step)))) {
                RecordFile.open(directory, Work.partOf(step), checkpoint.part(step.resource()).length)
                        .close(); // cuts off what does not count
                move(Work.partOf(step), fileOf(step, request.format()));
            }
            afterEachStep.run();
        }
        directory.settle();
        directory.replace(MANIFEST, new String(json.write(manifest(now)), StandardCharsets.UTF_8) + "\n");
        afterEachStep.run();
        clean(directory, plan);
        progress.end(Progress.number(checkpoint.count()) + " records of "
                + plan.steps().size() + " resources");
    }

    /** Removes what an export needs until it is finished. */
    static void clean(DataDirectory directory, Plan plan) {
        plan.steps().forEach(step -> directory.delete(Work.partOf(step)));
        directory.delete(Work.UNRESOLVED);
        directory.delete(Checkpoint.FILE);
    }

    private void table(Step step) {
        String name = fileOf(step, ExportFormat.CSV);
        Part part = checkpoint.part(step.resource());
        long[] at = {0};
        directory.delete(name + NEW); // so that it is made anew, for its owner alone
        try (FileChannel channel = directory.channel(name + NEW)) {
            channel.truncate(0);
            CsvTable table = new CsvTable(step.resource().type(), request.remoteData(), json);
            try (CsvTable.Writer writer = table.new Writer(Channels.newOutputStream(channel))) {
                RecordFile.read(directory.file(Work.partOf(step)), 0, part.length, line -> {
                    writer.write(line);
                    at[0] += line.length + 1;
                    progress.at(at[0] >> 10, part.length >> 10, "KB of " + step.name());
                });
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(directory.file(name) + " cannot be written", e);
        }
        move(name + NEW, name);
    }

    private void move(String from, String to) {
        try {
            Files.move(
                    directory.file(from),
                    directory.file(to),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(directory.file(to) + " cannot be written", e);
        }
    }

    private Map<String, Object> manifest(Instant now) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("as_of", checkpoint.asOf());
        manifest.put("finished_at", now);
        manifest.put("server", request.server());
        manifest.put("account", Map.of("id", request.account(), "integration", integration));
        manifest.put("format", request.format().word());
        manifest.put("remote_data", request.remoteData());
        manifest.put("resources", plan.steps().stream().map(this::resource).toList());
        manifest.put("unresolved", unresolved());
        manifest.put(
                "skipped",
                plan.skipped().stream()
                        .map(one -> Map.of("resource", one.resource(), "reason", one.reason()))
                        .toList());
        return manifest;
    }

    private Map<String, Object> resource(Step step) {
        Part part = checkpoint.part(step.resource());
        Path file = directory.file(fileOf(step, request.format()));
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resource", step.resource().id());
        resource.put("file", fileOf(step, request.format()));
        resource.put("records", part.count);
        try {
            resource.put("bytes", Files.size(file));
            resource.put("sha256", digest(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        resource.put("expand", step.expand());
        resource.put("partial_pages", part.partial);
        return resource;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private List<RawJson> unresolved() {
        List<RawJson> lines = new ArrayList<>();
        RecordFile.read(
                directory.file(Work.UNRESOLVED),
                0,
                checkpoint.unresolved().length,
                line -> lines.add(RawJson.slice(line, 0, line.length)));
        return lines;
    }
}
