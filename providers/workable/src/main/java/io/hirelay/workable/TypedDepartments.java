package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.Safety;
import io.hirelay.workable.client.Department;
import io.hirelay.workable.client.Departments;
import io.hirelay.workable.wire.DepartmentsApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Departments as the typed client changes them. */
final class TypedDepartments implements Departments {
    private final TypedCalls calls;
    private final DepartmentsApi api;

    TypedDepartments(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(DepartmentsApi.class);
    }

    @Override
    public List<Department> all() {
        return TypedCalls.values(
                calls.session().read(api.departments(calls.reads().get())));
    }

    @Override
    public Department create(String name, Optional<String> parentId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", TypedCalls.given("name", name));
        parentId.ifPresent(id -> body.put("parent_id", id));
        return calls.session()
                .write(api.create(TypedCalls.body(body), calls.reads().get()))
                .value();
    }

    @Override
    public Department update(String id, String name, Optional<String> parentId) {
        return calls.session()
                .client()
                .call(
                        api.update(
                                department("id", id),
                                whole(TypedCalls.given("name", name), parentId),
                                calls.reads().get()),
                        Safety.IDEMPOTENT)
                .value();
    }

    /** A department as Workable wants it for a change: the whole of it. */
    static RequestBody whole(String name, Optional<String> parentId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("parent_id", parentId.orElse(null));
        return TypedCalls.body(body);
    }

    @Override
    public void merge(String id, String intoId, boolean force) {
        String from = department("id", id);
        String into = department("into_id", intoId);
        if (from.equals(into)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, "into_id", "must be another department than the one merged");
        }
        calls.session().write(api.merge(from, merged(into, force), calls.reads().get()));
    }

    /** Where all that belongs to a department is to go. */
    static RequestBody merged(String into, boolean force) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("target_department_id", into);
        if (force) {
            body.put("force", true);
        }
        return TypedCalls.body(body);
    }

    @Override
    public void delete(String id, boolean force) {
        calls.session()
                .client()
                .call(
                        api.delete(
                                department("id", id),
                                force ? Map.of("force", "DELETE") : Map.of(),
                                calls.reads().get()),
                        Safety.IDEMPOTENT);
    }

    private static String department(String field, String id) {
        return TypedCalls.plain(field, id, "department", "an id such as 92b77");
    }
}
