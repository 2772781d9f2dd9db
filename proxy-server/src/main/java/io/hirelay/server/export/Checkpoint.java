package io.hirelay.server.export;

import io.hirelay.json.Json;
import io.hirelay.operation.Resource;
import io.hirelay.server.secret.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far an export has come: what is in its files up to here counts, and nothing else does. Kept in the export's
 * directory, replaced as a whole after each page. Not thread-safe.
 */
final class Checkpoint {
    static final String FILE = "checkpoint.json";

    private final Map<String, Object> arguments;
    private final Instant asOf;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Part unresolved = new Part();
    private boolean pulled;

    private Checkpoint(Map<String, Object> arguments, Instant asOf) {
        this.arguments = arguments;
        this.asOf = asOf;
    }

    /** How far the file of one resource has come. */
    static final class Part {
        /** Bytes of the file that count. */
        long length;

        /** Records in them. */
        long count;

        /** Answers that were not loaded as a whole. */
        long partial;

        /** Where the list goes on; null at its beginning. */
        @Nullable String cursor;

        /** Whether the list is over; of one that has parents, whether there is none left of those known. */
        boolean done;

        /** How many of the parents are over. */
        int parents;

        /** Where in the file the records of the present parent begin. */
        void add(int records, long newLength) {
            count += records;
            length = newLength;
        }

        private Map<String, @Nullable Object> json(String resource) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("resource", resource);
            json.put("length", length);
            json.put("count", count);
            json.put("partial", partial);
            json.put("cursor", cursor);
            json.put("done", done);
            json.put("parents", parents);
            return json;
        }

        private void read(Map<?, ?> json) {
            length = number(json.get("length"));
            count = number(json.get("count"));
            partial = number(json.get("partial"));
            cursor = (String) json.get("cursor");
            done = Boolean.TRUE.equals(json.get("done"));
            parents = (int) number(json.get("parents"));
        }

        private static long number(@Nullable Object value) {
            return value instanceof Number number ? number.longValue() : 0;
        }
    }

    /** Of an export that begins. */
    static Checkpoint begin(ExportRequest request, List<Resource<?>> wanted, Plan plan, Instant now) {
        Checkpoint checkpoint = new Checkpoint(arguments(request, wanted), now);
        plan.steps().forEach(step -> checkpoint.parts.put(step.resource().id(), new Part()));
        return checkpoint;
    }

    /**
     * Of an export that was left unfinished; empty where there is none.
     *
     * @throws ExportFailure when it is of another export
     */
    static Optional<Checkpoint> read(
            DataDirectory directory, ExportRequest request, List<Resource<?>> wanted, Json json) {
        Optional<String> text = directory.read(FILE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, ?> kept = json.readObject(text.get().getBytes(StandardCharsets.UTF_8));
        Map<String, Object> arguments = arguments(request, wanted);
        if (!(kept.get("arguments") instanceof Map<?, ?> before) || !(kept.get("parts") instanceof List<?> parts)) {
            throw ExportFailure.stopped(directory.file(FILE) + " is not what an export left; --force begins again");
        }
        List<String> others = new ArrayList<>();
        arguments.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                others.add(name.replace('_', '-') + " was " + told(before.get(name)) + " and is " + told(value));
            }
        });
        if (!others.isEmpty()) {
            throw ExportFailure.misuse("an export that was left unfinished in " + directory.path()
                    + " was another one: " + String.join(", ", others)
                    + "; say the same again, name another directory, or begin again with --force");
        }
        Checkpoint checkpoint = new Checkpoint(arguments, Instant.parse(String.valueOf(kept.get("as_of"))));
        checkpoint.pulled = Boolean.TRUE.equals(kept.get("pulled"));
        for (Object each : parts) {
            Map<?, ?> part = (Map<?, ?>) each;
            checkpoint.part((String) part.get("resource")).read(part);
        }
        checkpoint.unresolved.read((Map<?, ?>) kept.get("unresolved"));
        return Optional.of(checkpoint);
    }

    private static String told(@Nullable Object value) {
        return value instanceof List<?> many
                ? String.join(",", many.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    /** What makes an export the same. */
    private static Map<String, Object> arguments(ExportRequest request, List<Resource<?>> wanted) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("account", request.account());
        arguments.put("format", request.format().word());
        arguments.put("resources", wanted.stream().map(Resource::id).toList());
        arguments.put("expand", request.expand().stream().sorted().distinct().toList());
        arguments.put("remote_data", request.remoteData());
        return arguments;
    }

    /** Whether its resources are those of a plan. */
    boolean fits(Plan plan) {
        return plan.steps().stream().map(step -> step.resource().id()).toList().equals(List.copyOf(parts.keySet()));
    }

    Part part(String resource) {
        return parts.computeIfAbsent(resource, name -> new Part());
    }

    Part part(Resource<?> resource) {
        return part(resource.id());
    }

    /** Of the list of what is named and not there. */
    Part unresolved() {
        return unresolved;
    }

    /** When the first page was asked for, or a moment before. */
    Instant asOf() {
        return asOf;
    }

    /** Whether everything is read, and only the files are left to be made. */
    boolean pulled() {
        return pulled;
    }

    void everythingIsPulled() {
        pulled = true;
    }

    /** How many records there are. */
    long count() {
        return parts.values().stream().mapToLong(part -> part.count).sum();
    }

    /** Puts it in the place of what was kept before. */
    void write(DataDirectory directory, Json json) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("arguments", arguments);
        kept.put("as_of", asOf);
        kept.put("pulled", pulled);
        kept.put(
                "parts",
                parts.entrySet().stream()
                        .map(part -> part.getValue().json(part.getKey()))
                        .toList());
        kept.put("unresolved", unresolved.json("unresolved"));
        directory.replace(FILE, new String(json.write(kept), StandardCharsets.UTF_8));
    }
}
