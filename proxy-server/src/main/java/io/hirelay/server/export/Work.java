package io.hirelay.server.export;

import io.hirelay.json.Json;
import io.hirelay.operation.Resource;
import io.hirelay.server.export.Checkpoint.Part;
import io.hirelay.server.export.Plan.Step;
import io.hirelay.server.secret.DataDirectory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An export that is under way: its files, how far they have come, and whom to ask. Whatever is written counts when the
 * checkpoint says so. Not thread-safe.
 */
final class Work implements AutoCloseable {
    /** At the end of the name of a file that is not finished. */
    static final String PART = ".part";

    static final String UNRESOLVED = "unresolved.jsonl" + PART;

    private final ExportRequest request;
    private final Plan plan;
    private final DataDirectory directory;
    private final Checkpoint checkpoint;
    private final ServerClient server;
    private final Progress progress;
    private final Json json;
    private final Runnable afterEachStep;
    private final Map<Resource<?>, RecordFile> files = new HashMap<>();
    private final Map<Resource<?>, IdSet> ids = new HashMap<>();
    private final Map<Resource<?>, IdSet> keys = new HashMap<>();
    private final Map<Resource<?>, Long> keysTo = new HashMap<>();
    private final RecordFile unresolved;

    /** @param afterEachStep is run whenever something has reached the disk */
    Work(
            ExportRequest request,
            Plan plan,
            DataDirectory directory,
            Checkpoint checkpoint,
            ServerClient server,
            Progress progress,
            Json json,
            Runnable afterEachStep) {
        this.request = request;
        this.plan = plan;
        this.directory = directory;
        this.checkpoint = checkpoint;
        this.server = server;
        this.progress = progress;
        this.json = json;
        this.afterEachStep = afterEachStep;
        plan.steps()
                .forEach(step -> files.put(
                        step.resource(),
                        RecordFile.open(directory, partOf(step), checkpoint.part(step.resource()).length)));
        this.unresolved = RecordFile.open(directory, UNRESOLVED, checkpoint.unresolved().length);
    }

    /** The name of a resource's file while it is not finished. */
    static String partOf(Step step) {
        return step.name() + "." + ExportFormat.JSONL.word() + PART;
    }

    Plan plan() {
        return plan;
    }

    Progress progress() {
        return progress;
    }

    Json json() {
        return json;
    }

    Part part(Step step) {
        return checkpoint.part(step.resource());
    }

    RecordFile file(Step step) {
        RecordFile file = files.get(step.resource());
        if (file == null) {
            throw new IllegalStateException(step.resource() + " is not exported");
        }
        return file;
    }

    /** Ids of all the records of a file, which is read once; what is appended is added. */
    IdSet ids(Step step) {
        return ids.computeIfAbsent(step.resource(), resource -> {
            IdSet all = new IdSet();
            file(step)
                    .read(
                            0,
                            part(step).length,
                            line -> all.add(Answers.record(line).id()));
            return all;
        });
    }

    /**
     * What is there of a resource, as references name it: by its id, and by its parent's where ids say something only
     * beside that. What has come to the file since is read first.
     */
    IdSet keys(Step step) {
        if (step.scope().isEmpty()) {
            return ids(step);
        }
        IdSet known = keys.computeIfAbsent(step.resource(), resource -> new IdSet());
        long from = keysTo.getOrDefault(step.resource(), 0L);
        long to = file(step).length();
        if (from < to) {
            file(step).read(from, to, line -> key(step, Answers.record(line)).ifPresent(known::add));
            keysTo.put(step.resource(), to);
        }
        return known;
    }

    /** How references name this record; empty where its parent belongs to that, and it does not tell its parent. */
    Optional<String> key(Step step, Row row) {
        return step.scope().isEmpty()
                ? Optional.of(row.id())
                : plan.references().key(step.resource(), row.line());
    }

    /** Asks for a page of a list. */
    Answers.Page list(Step step, Map<String, String> of, String cursor) {
        Map<String, String> query = query();
        query.put("limit", Integer.toString(request.limit(!step.expand().isEmpty())));
        query.putAll(step.parameters());
        query.putAll(of);
        if (!step.expand().isEmpty()) {
            query.put("expand", String.join(",", step.expand()));
        }
        if (!cursor.isEmpty()) {
            query.put("next_cursor", cursor);
        }
        return Answers.list(server.get(path(step.resource()), query));
    }

    /** Asks for one record. */
    Row get(Step step, String id, Map<String, String> within) {
        Map<String, String> query = query();
        query.putAll(within);
        return Answers.record(server.get(path(step.resource()) + "/" + ServerClient.encoded(id), query));
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("integrated_account_id", request.account());
        if (!request.remoteData()) {
            query.put("truto_ignore_remote_data", "true");
        }
        return query;
    }

    private static String path(Resource<?> resource) {
        return "/unified/" + resource.model().word() + "/" + resource.name();
    }

    /** Adds records to a file. They count when {@link #save} is through. */
    void append(Step step, List<Row> rows) {
        if (!rows.isEmpty()) {
            long length = file(step).append(rows.stream().map(Row::line).toList());
            part(step).add(rows.size(), length);
            Optional.ofNullable(ids.get(step.resource())).ifPresent(known -> rows.forEach(row -> known.add(row.id())));
            afterEachStep.run();
        }
        progress.add(rows.size());
    }

    /** Notes something that is named and cannot be had. It counts when {@link #save} is through. */
    void unresolved(Map<String, ?> what) {
        long length = unresolved.append(List.of(json.write(what)));
        checkpoint.unresolved().add(1, length);
        afterEachStep.run();
    }

    /** What was noted so far. */
    RecordFile unresolved() {
        return unresolved;
    }

    /** From here on an export goes on that is ended now. */
    void save() {
        checkpoint.write(directory, json);
        afterEachStep.run();
        server.checkStop();
    }

    /** @throws ExportFailure when it is time to stop */
    void checkStop() {
        server.checkStop();
    }

    @Override
    public void close() {
        files.values().forEach(RecordFile::close);
        unresolved.close();
    }
}
