package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.DepartmentDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The account's departments by the names that lead to them. A job names its departments by numbers that no other
 * endpoint knows, so their path of names is what finds them. Read once and remembered for a while. Thread-safe.
 */
final class DepartmentTree {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofMinutes(1);
    private static final int DEEPEST = 32;
    private static final String ALL = "all";

    private final WorkableSession session;
    private final IdentifierCache<String, Map<List<String>, String>> paths;

    DepartmentTree(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.paths = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
    }

    /** Ids by the names from the root to the department; nothing when they cannot be read in time or at all. */
    Map<List<String>, String> idsByPath(CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> paths.get(ALL, inTime.deadline(), () -> read(inTime)))
                .orElse(Map.of());
    }

    private Optional<Map<List<String>, String>> read(CallContext call) {
        try {
            return Optional.of(byPath(session.readRows(session.account().departments(call, RemoteQuery.NONE)).stream()
                    .map(Native::value)
                    .toList()));
        } catch (NotFoundException | AccessDeniedException e) {
            return Optional.empty();
        }
    }

    /** Departments of one parent have different names, else neither can be told by its name. */
    static Map<List<String>, String> byPath(List<DepartmentDto> departments) {
        Map<String, DepartmentDto> byId = new HashMap<>();
        departments.forEach(department -> byId.put(department.id(), department));
        Map<List<String>, String> ids = new HashMap<>();
        Map<List<String>, Integer> times = new HashMap<>();
        for (DepartmentDto department : departments) {
            path(department, byId).ifPresent(path -> {
                ids.put(path, department.id());
                times.merge(path, 1, Integer::sum);
            });
        }
        ids.keySet().removeIf(path -> !Objects.equals(times.get(path), 1));
        return Map.copyOf(ids);
    }

    private static Optional<List<String>> path(DepartmentDto department, Map<String, DepartmentDto> byId) {
        List<String> names = new ArrayList<>();
        DepartmentDto at = department;
        while (at != null) {
            if (at.name() == null || names.size() == DEEPEST) {
                return Optional.empty();
            }
            names.add(0, at.name());
            at = at.parentId() == null ? null : byId.get(at.parentId());
        }
        return Optional.of(List.copyOf(names));
    }
}
