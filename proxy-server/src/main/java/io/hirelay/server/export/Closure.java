package io.hirelay.server.export;

import io.hirelay.error.ErrorCode;
import io.hirelay.operation.Resource;
import io.hirelay.server.export.Plan.Step;
import io.hirelay.server.export.References.Named;
import io.hirelay.server.export.ServerClient.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds what records name and lists did not show, such as what was made after its list was read: every record that is named
 * by one that is exported is exported as well, or noted as missing. Not thread-safe.
 */
final class Closure {
    private static final Set<String> OF_THE_RECORD = Set.of(
            ErrorCode.REMOTE_NOT_FOUND.code(),
            ErrorCode.REMOTE_FORBIDDEN.code(),
            ErrorCode.REMOTE_INVALID_RESPONSE.code(),
            ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER.code(),
            ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER.code());

    private final Work work;
    private final Lists lists;
    private final Map<Resource<?>, Long> lookedTo = new HashMap<>();
    private final Set<String> missing = new HashSet<>();

    Closure(Work work, Lists lists) {
        this.work = work;
        this.lists = lists;
    }

    /** Goes on until nothing is named that is not known. */
    void complete() {
        work.progress().begin("references");
        work.unresolved().read(0, work.unresolved().length(), line -> {
            Map<String, ?> what = work.json().readObject(line);
            missing.add(place(what));
        });
        long before = count();
        boolean more = true;
        while (more) {
            more = false;
            for (Step step : work.plan().steps()) {
                more |= look(step);
            }
            for (Step step : work.plan().steps()) {
                more |= lists.more(step);
            }
        }
        work.progress().end(Progress.number(count() - before) + " records added");
    }

    private long count() {
        return work.plan().steps().stream()
                .mapToLong(step -> work.part(step).count)
                .sum();
    }

    /** Looks through what is new in a file; whether there was anything. */
    private boolean look(Step step) {
        long from = lookedTo.getOrDefault(step.resource(), 0L);
        long to = work.file(step).length();
        if (from == to) {
            return false;
        }
        long[] at = {from};
        work.file(step).read(from, to, line -> {
            at[0] += line.length + 1;
            work.checkStop();
            work.progress().at(at[0] >> 10, to >> 10, "KB of " + step.name());
            work.plan().references().each(step.resource(), line, named -> check(named, step));
        });
        lookedTo.put(step.resource(), to);
        return true;
    }

    private void check(Named named, Step by) {
        Step step = work.plan().of(named.resource());
        if (!work.keys(step).contains(named.key()) && missing.add(place(named))) {
            fetch(step, named, by);
        }
    }

    private static String place(Named named) {
        return named.resource().id() + "\n" + named.key();
    }

    /** The same of what was noted as missing. */
    private static String place(Map<String, ?> noted) {
        String outer = noted.get("within") instanceof Map<?, ?> within
                ? within.values().iterator().next() + "\n"
                : "";
        return noted.get("resource") + "\n" + outer + noted.get("id");
    }

    private void fetch(Step step, Named named, Step by) {
        Map<String, String> within = new LinkedHashMap<>();
        step.scope().ifPresent(scope -> named.within().ifPresent(outer -> within.put(scope, outer)));
        if (!step.gets()) {
            work.unresolved(missing(named, within, by, 405, "request.not_supported"));
            work.save();
            return;
        }
        try {
            Row row = work.get(step, named.id(), within);
            if (work.key(step, row).filter(work.keys(step)::contains).isEmpty()) { // the same, named in another way
                work.append(step, List.of(row));
            }
        } catch (Refused refused) {
            if (!ofTheRecord(refused)) {
                throw refused;
            }
            work.unresolved(missing(named, within, by, refused.status(), refused.code()));
        }
        work.save();
    }

    /** Whether it says something of the record that was asked for, and not of account, token, or what lies between. */
    private static boolean ofTheRecord(Refused refused) {
        return OF_THE_RECORD.contains(refused.code());
    }

    private static Map<String, Object> missing(
            Named named, Map<String, String> within, Step by, int status, String code) {
        Map<String, Object> missing = new LinkedHashMap<>();
        missing.put("resource", named.resource().id());
        missing.put("id", named.id());
        if (!within.isEmpty()) {
            missing.put("within", within);
        }
        missing.put("named_by", by.resource().id());
        missing.put("status", status);
        missing.put("code", code);
        return missing;
    }
}
