package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.error.HirelayException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.DocumentInput;
import io.hirelay.operation.CallContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Documents that go to an employee's file. Workable fetches them by their addresses itself, and says neither when nor
 * whether it could. For one write, not thread-safe.
 */
final class EmployeeDocuments {
    private static final Map<String, String> SHORTEST = Map.of("limit", "10");

    private final WorkableSession session;
    private final List<Map<String, String>> documents;
    private final CallContext call;
    private boolean sent;

    private EmployeeDocuments(WorkableSession session, List<Map<String, String>> documents, CallContext call) {
        this.session = session;
        this.documents = documents;
        this.call = call;
    }

    /** @param field where they stand in the input */
    static EmployeeDocuments of(
            WorkableSession session, List<DocumentInput> inputs, String field, Findings findings, CallContext call) {
        List<Map<String, String>> documents = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            HttpUrl address = HttpUrl.parse(inputs.get(i).url().strip());
            if (address == null) {
                findings.add(
                        field + "[" + i + "].url",
                        "must be an address of the web, https://…, from which Workable can fetch the document");
            } else {
                Map<String, String> document = new LinkedHashMap<>();
                document.put("url", address.toString());
                document.put("name", inputs.get(i).name().orElseGet(() -> name(address)));
                documents.add(document);
            }
        }
        return new EmployeeDocuments(session, documents, call);
    }

    private static String name(HttpUrl address) {
        List<String> path = address.pathSegments();
        String last = path.get(path.size() - 1);
        return last.isBlank() ? address.host() : last;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Whether they have been sent by this write. */
    boolean sent() {
        return sent;
    }

    /** How many documents there are in the file; not looked at when none are to be added. */
    int count(String employee) {
        if (documents.isEmpty()) {
            return 0;
        }
        Integer total = session.read(session.employees().documents(employee, SHORTEST, call, RemoteQuery.NONE))
                .totalCount();
        return total == null ? 0 : total;
    }

    /** Whether they are in the file, which had so many documents before. */
    boolean areThere(String employee, int before) {
        return documents.isEmpty() || count(employee) >= before + documents.size();
    }

    /**
     * Sends them.
     *
     * @param done what has been done already, for the message when this fails
     * @throws UnknownOutcomeException when Workable does not take them
     */
    void send(String employee, String done) {
        if (documents.isEmpty()) {
            return;
        }
        sent = true;
        Map<String, @Nullable Object> body = ActingMembers.naming(call, new LinkedHashMap<>());
        body.put("documents", documents);
        try {
            session.actingMembers().inName(call, ActingMembers.ON_PEOPLE, () -> {
                session.write(session.employees()
                        .addDocuments(employee, NativeBody.of(body).request(), call));
                return employee;
            });
        } catch (HirelayException e) {
            throw new UnknownOutcomeException(
                    "Workable has " + done + ", and then did not take the documents: " + e.getMessage(),
                    e.providerFailure().orElse(null),
                    e);
        }
    }
}
