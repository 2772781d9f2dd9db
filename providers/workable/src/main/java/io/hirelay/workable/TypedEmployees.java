package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.User;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Pages;
import io.hirelay.workable.client.DocumentLink;
import io.hirelay.workable.client.EmployeeDocument;
import io.hirelay.workable.client.Employees;
import io.hirelay.workable.client.OrgChartNode;
import io.hirelay.workable.wire.EmployeeDocumentsPage;
import io.hirelay.workable.wire.EmployeesApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What lies beside the employees of the unified model. */
final class TypedEmployees implements Employees {
    private final TypedCalls calls;
    private final EmployeesApi api;

    TypedEmployees(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(EmployeesApi.class);
    }

    @Override
    public List<OrgChartNode> orgChart() {
        return TypedCalls.values(
                calls.session().read(api.orgChart(Map.of(), calls.reads().get(), RemoteQuery.NONE)));
    }

    @Override
    public Stream<EmployeeDocument> documents(String employeeId) {
        String employee = employee(employeeId);
        return Pages.stream(after -> {
            CallContext call = calls.reads().get();
            return OffsetPages.page(
                    ListRequest.<User>all().limit(ListRequest.LARGEST_LIMIT).after(after),
                    Map.of(),
                    EmployeeDocument::id,
                    (asked, more) -> {
                        EmployeeDocumentsPage page = calls.session().read(api.documents(employee, asked, call, more));
                        return new OffsetPages.Rows<>(page.totalCount(), TypedCalls.values(page.employeeDocuments()));
                    });
        });
    }

    @Override
    public void addDocuments(String employeeId, List<DocumentLink> documents) {
        String employee = employee(employeeId);
        if (documents.isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED, "documents", "must hold one at least");
        }
        Findings findings = new Findings();
        for (int i = 0; i < documents.size(); i++) {
            check(documents.get(i), findings.under("documents[" + i + "]"));
        }
        findings.throwIfAny();
        CallContext call = calls.writes().get();
        List<Map<String, String>> rows = documents.stream()
                .map(document -> Map.of("name", document.name(), "url", document.url()))
                .toList();
        calls.session().actingMembers().inName(call, ActingMembers.ON_PEOPLE, () -> {
            calls.session().write(api.addDocuments(employee, TypedCalls.named(call, Map.of("documents", rows)), call));
            return employee;
        });
    }

    private static void check(DocumentLink document, Findings findings) {
        if (document.name().isBlank()) {
            findings.add("name", "must not be empty");
        }
        String scheme = document.url().toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("https://") && !scheme.startsWith("http://")) {
            findings.add("url", "must be an address that begins with https:// or http://");
        }
    }

    private static String employee(String id) {
        return TypedCalls.plain("employee_id", id, "employee", "an id such as 19ff54");
    }
}
