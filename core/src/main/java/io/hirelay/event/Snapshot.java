package io.hirelay.event;

import io.hirelay.json.Json;
import io.hirelay.operation.Resource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of the records of one resource between two looks at them: in memory some two hundred bytes for each, in
 * a file a line of JSON for each. It holds names and ids of people. Not thread-safe while it grows.
 */
public final class Snapshot {
    private static final int VERSION = 1;

    private final Json json;
    private final String resource;
    private final Map<String, RecordState> states = new LinkedHashMap<>();

    /** Many records hold the same: whoever reports to one manager, or belongs to one department. */
    private final Map<FieldState, FieldState> shared = new HashMap<>();

    /** What the first line of a file says. */
    public record Header(int snapshot, String resource, int records) {}

    private Snapshot(Json json, String resource) {
        this.json = json;
        this.resource = resource;
    }

    /** One of no records: what there is before the first look. */
    public static Snapshot empty(Resource<?> resource) {
        return new Snapshot(new Json(), resource.id());
    }

    /**
     * What {@link #writeTo} has written.
     *
     * @throws IOException also when it is something else
     */
    public static Snapshot read(Resource<?> resource, InputStream in) throws IOException {
        Snapshot snapshot = empty(resource);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String first = lines.readLine();
        Header header = snapshot.parsed(first == null ? "" : first, Header.class);
        if (header.snapshot() != VERSION || !header.resource().equals(snapshot.resource)) {
            throw new IOException("this is not a snapshot of " + resource + " that can be read: it is version "
                    + header.snapshot() + " of " + header.resource());
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            snapshot.keep(snapshot.parsed(line, RecordState.class));
        }
        if (snapshot.size() != header.records()) {
            throw new IOException("this snapshot was not written to its end: it has " + snapshot.size() + " records of "
                    + header.records());
        }
        return snapshot;
    }

    private <T extends Record> T parsed(String line, Class<T> type) throws IOException {
        try {
            return json.read(line.getBytes(StandardCharsets.UTF_8), type);
        } catch (RuntimeException e) {
            throw new IOException("this is not a snapshot: a line of it cannot be read", e);
        }
    }

    /** Writes it as UTF-8, a line for each record. Does not close {@code out}. */
    public void writeTo(OutputStream out) throws IOException {
        line(out, json.write(new Header(VERSION, resource, states.size())));
        for (RecordState state : states.values()) {
            line(out, json.write(state));
        }
        out.flush();
    }

    private static void line(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    /** How many records it knows. */
    public int size() {
        return states.size();
    }

    /** Ids of the records it knows, in the order in which they became known. */
    public List<String> ids() {
        return List.copyOf(states.keySet());
    }

    /** What is known of a record. */
    public Optional<RecordState> state(String id) {
        return Optional.ofNullable(states.get(id));
    }

    void keep(RecordState state) {
        List<FieldState> fields = state.fields().stream()
                .map(field -> shared.computeIfAbsent(field, first -> first))
                .toList();
        states.put(state.id(), new RecordState(state.id(), fields));
    }

    /** What is known of a record, which is forgotten by that. */
    Optional<RecordState> take(String id) {
        return Optional.ofNullable(states.remove(id));
    }
}
