package io.hirelay.server.http.batch;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/** The calls of a batch, known to be named apart and to wait for each other without a circle. */
record BatchPlan(List<Step> steps) {
    static final int MOST_ENTRIES = 100;
    private static final int LONGEST_NAME = 128;
    private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9_-]{1,64}(?:/[A-Za-z0-9_-]{1,64})?");
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> OF_A_RECORD = Set.of("get", "update", "delete");
    private static final Set<String> OF_NO_RECORD = Set.of("list", "create");

    BatchPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One call.
     *
     * @param key its name among the others
     * @param after places of those that must have succeeded before
     */
    record Step(String key, BatchEntry entry, Set<Integer> after) {
        Step {
            after = Set.copyOf(after);
        }
    }

    /** @throws InvalidRequestException naming everything that is wrong: 422 for an entry, 400 for how they depend */
    static BatchPlan of(List<BatchEntry> entries) {
        List<Failure> failures = new ArrayList<>();
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "resources",
                    "must have 1 to " + MOST_ENTRIES + " entries, not " + entries.size());
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            check(entries.get(i), at(i), failures);
            Integer other = places.putIfAbsent(key(entries.get(i)), i);
            if (other != null) {
                failures.add(new Failure(
                        at(i) + "name",
                        "must tell it from resources[" + other
                                + "], which answers under the same name; without one, the" + " resource is the name"));
            }
        }
        throwIfAny(ErrorCode.REQUEST_VALIDATION_FAILED, failures);
        List<Step> steps = steps(entries, places, failures);
        throwIfAny(ErrorCode.REQUEST_INVALID, failures);
        circles(steps, failures);
        throwIfAny(ErrorCode.REQUEST_INVALID, failures);
        return new BatchPlan(steps);
    }

    private static String at(int place) {
        return "resources[" + place + "].";
    }

    private static String key(BatchEntry entry) {
        return entry.name().orElse(entry.resource());
    }

    private static void check(BatchEntry entry, String at, List<Failure> failures) {
        if (entry.name()
                .filter(name -> name.isBlank() || name.length() > LONGEST_NAME)
                .isPresent()) {
            failures.add(new Failure(at + "name", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        if (!RESOURCE.matcher(entry.resource()).matches()) {
            failures.add(new Failure(
                    at + "resource", "must be a model and a resource such as ats/jobs, or a native name such as jobs"));
        }
        if (!METHOD.matcher(entry.method()).matches()) {
            failures.add(new Failure(
                    at + "method", "must be list, get, create, update, delete or a method of the resource's own"));
        }
        boolean one = entry.id().filter(id -> !id.isBlank()).isPresent();
        boolean native_ = entry.resource().indexOf('/') < 0;
        if (!one
                && OF_A_RECORD.contains(entry.method())
                && !(native_ && !entry.method().equals("get"))) {
            failures.add(new Failure(at + "id", "is required: " + entry.method() + " is of one record"));
        }
        if (one && OF_NO_RECORD.contains(entry.method())) {
            failures.add(new Failure(at + "id", "has no meaning: " + entry.method() + " is of no single record"));
        }
        entry.query().ifPresent(query -> BatchQuery.check(query, at + "query.", failures));
    }

    private static List<Step> steps(List<BatchEntry> entries, Map<String, Integer> places, List<Failure> failures) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            BatchEntry entry = entries.get(i);
            Set<Integer> after = new LinkedHashSet<>();
            for (int j = 0; j < entry.dependsOn().size(); j++) {
                Integer place = places.get(entry.dependsOn().get(j));
                if (place == null) {
                    failures.add(new Failure(
                            at(i) + "depends_on[" + j + "]",
                            "names no entry of this batch; there are " + String.join(", ", named(entries))));
                } else {
                    after.add(place);
                }
            }
            steps.add(new Step(key(entry), entry, after));
        }
        return steps;
    }

    private static List<String> named(List<BatchEntry> entries) {
        return entries.stream().map(BatchPlan::key).limit(20).toList();
    }

    /** Takes away what waits for nothing that is left, until nothing can be taken away. */
    private static void circles(List<Step> steps, List<Failure> failures) {
        Queue<Integer> free = new ArrayDeque<>();
        int[] waiting = new int[steps.size()];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = steps.get(i).after().size();
            if (waiting[i] == 0) {
                free.add(i);
            }
        }
        while (!free.isEmpty()) {
            Integer done = free.remove();
            for (int i = 0; i < waiting.length; i++) {
                if (steps.get(i).after().contains(done) && --waiting[i] == 0) {
                    free.add(i);
                }
            }
        }
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] > 0) {
                failures.add(new Failure(
                        at(i) + "depends_on", "makes it wait for itself, or for others that wait for each other"));
            }
        }
    }

    private static void throwIfAny(ErrorCode code, List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw InvalidRequestException.of(code, failures);
        }
    }
}
