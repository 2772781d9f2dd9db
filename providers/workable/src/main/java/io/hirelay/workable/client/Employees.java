package io.hirelay.workable.client;

import java.util.List;
import java.util.stream.Stream;

/** Employees beyond the unified ones. Needs the scopes {@code r_employees} and {@code w_employees}. */
public interface Employees {

    /**
     * Who reports to whom. Workable is only known to answer the top of the chart, those without a manager and who
     * reports to them; the unified employees name the manager of everybody.
     */
    List<OrgChartNode> orgChart();

    /** All documents of an employee, fetched page by page while they are walked. */
    Stream<EmployeeDocument> documents(String employeeId);

    /**
     * Adds documents, which Workable fetches from their addresses. It answers nothing of them, and gives them ids of its
     * own: {@link #documents} shows them.
     *
     * @param documents one at least
     * @throws io.hirelay.error.InvalidRequestException naming each that has no address of the web or no name
     */
    void addDocuments(String employeeId, List<DocumentLink> documents);
}
