package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.EmployeeDocument;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The papers in employees' files. */
public final class EmployeeDocuments {
    private final Seeds seeds;
    private final Files files;
    private final Map<Long, List<EmployeeDocument>> added = new HashMap<>();
    private long next;

    EmployeeDocuments(Seeds seeds, Files files) {
        this.seeds = seeds;
        this.files = files;
        this.next = seeds.documents().next();
    }

    /** Oldest first. */
    public List<EmployeeDocument> of(Employee employee) {
        List<EmployeeDocument> documents = new ArrayList<>();
        OptionalInt seeded = seeds.employees().indexOf(employee.id());
        seeded.ifPresent(index -> documents.addAll(seeds.documents().of(index, this::size)));
        documents.addAll(added.getOrDefault(employee.id(), List.of()));
        return documents;
    }

    /** Files a paper that the platform would fetch from a URL. */
    public void add(Employee employee, String name, String url, String author, Instant now) {
        String key = files.keepFetched("employee_document", url);
        added.computeIfAbsent(employee.id(), id -> new ArrayList<>())
                .add(new EmployeeDocument(next++, name, key, size(key), now, author));
    }

    private int size(String key) {
        return files.content(key).map(content -> content.length).orElse(0);
    }
}
