package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Department;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.DepartmentMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Departments, which Workable gives all at once. One is got by its id, or by its name if no other has the same. */
final class Departments {
    private Departments() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Ats.DEPARTMENTS_LIST, Departments::list, ListSupport.of(DepartmentMapper.plan()))
                .get(Ats.DEPARTMENTS_GET, Departments::get, DepartmentMapper.plan());
    }

    private static Page<Department> list(WorkableSession session, ListRequest<Department> request, CallContext call) {
        return session.snapshots()
                .page(Ats.DEPARTMENTS_LIST, "", request, call, () -> all(session, request.remoteQuery(), call));
    }

    private static Department get(WorkableSession session, GetRequest request, CallContext call) {
        List<Department> all = all(session, request.remoteQuery(), call);
        return all.stream()
                .filter(department -> department.id().value().equalsIgnoreCase(request.id()))
                .findFirst()
                .orElseGet(() -> named(request.id(), all));
    }

    private static Department named(String name, List<Department> all) {
        List<Department> named = all.stream()
                .filter(department -> department.name().equals(Optional.of(name)))
                .toList();
        if (named.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    "id",
                    "is the name of several departments: use the id of one",
                    named.stream()
                            .map(department -> new Choice(
                                    department.id().value(), department.name().orElse("")))
                            .toList());
        }
        return named.stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND, "Workable has no department of this id or name", null));
    }

    private static List<Department> all(
            WorkableSession session, Map<String, List<String>> remoteQuery, CallContext call) {
        return session.readRows(session.account().departments(call, new RemoteQuery(remoteQuery))).stream()
                .map(DepartmentMapper::map)
                .toList();
    }
}
