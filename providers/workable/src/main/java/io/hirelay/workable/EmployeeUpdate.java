package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.EmployeePatch;
import io.hirelay.workable.mapping.EmployeeRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of an employee. The record is read right before it is written, and the fields that differ are sent, of those
 * with several values all rows that are to stay; nothing is sent when nothing differs. Workable has no conditional
 * write: changes by one connection take turns, but a row that somebody else adds to the same field between that reading
 * and the writing, which follows at once, may be lost.
 */
final class EmployeeUpdate implements PreparedWrite<Employee> {
    static final String PUBLISHED = "published";
    static final String DRAFT = "draft";

    private static final String PATH = "/spi/v3/employees/";
    private static final String BASELINE = "documents:";

    private final WorkableSession session;
    private final String id;
    private final EmployeePatch patch;
    private final Optional<EmploymentStatus> status;
    private final RawJson remoteData;
    private final EmployeeDocuments documents;
    private final CallContext call;
    private boolean attempted;

    EmployeeUpdate(
            WorkableSession session,
            String id,
            EmployeePatch patch,
            Optional<EmploymentStatus> status,
            RawJson remoteData,
            EmployeeDocuments documents,
            CallContext call) {
        this.session = session;
        this.id = id;
        this.patch = patch;
        this.status = status;
        this.remoteData = remoteData;
        this.documents = documents;
        this.call = call;
    }

    /** The full record as it is now. */
    static Employee answer(WorkableSession session, String id, CallContext call) {
        return Employees.employee(session, Employees.record(session, id, RemoteQuery.NONE, call), call);
    }

    @Override
    public Plan plan() {
        return new Plan("PATCH", PATH + id, body(differing(fields(read()))).shown());
    }

    @Override
    public String baseline() {
        return BASELINE + documents.count(id);
    }

    @Override
    public Written<Employee> execute() {
        return session.turns().take("employee " + id, call.deadline(), this::change);
    }

    private Written<Employee> change() {
        attempted = true;
        EmployeeRecord now = read();
        Map<String, @Nullable Object> differing = differing(fields(now));
        boolean nothing = differing.isEmpty() && remoteData.equals(RawJson.NULL);
        if (nothing && documents.isEmpty()) {
            return new Written<>(Employees.employee(session, now, call), Written.Outcome.UNCHANGED);
        }
        if (!nothing) {
            session.actingMembers()
                    .inName(
                            call,
                            ActingMembers.ON_PEOPLE,
                            () -> session.write(session.employees()
                                    .update(id, body(differing).request(), call)));
        }
        documents.send(id, nothing ? "changed nothing else" : "changed the employee");
        return new Written<>(session.readBack(() -> answer(session, id, call)), Written.Outcome.UPDATED);
    }

    /** Sending fields again brings about the same; documents would be there twice. */
    @Override
    public Reconciliation<Employee> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.unclear();
        }
        EmployeeRecord now = read();
        boolean happened = documents.isEmpty()
                ? remoteData.equals(RawJson.NULL) && differing(fields(now)).isEmpty()
                : documents.areThere(id, Integer.parseInt(baseline.substring(BASELINE.length())));
        if (happened) {
            return Reconciliation.happened(Employees.employee(session, now, call), Written.Outcome.UPDATED);
        }
        return documents.isEmpty() || attempted && !documents.sent()
                ? Reconciliation.missing()
                : Reconciliation.unclear();
    }

    private EmployeeRecord read() {
        return Employees.record(session, id, RemoteQuery.NONE, call);
    }

    @SuppressWarnings("unchecked") // JSON objects are read as maps by name
    private Map<String, Object> fields(EmployeeRecord record) {
        return session.json().read(record.source().raw().toBytes(), Map.class);
    }

    /** What is to be sent beside who acts: the fields that differ, and that a draft is one no longer. */
    private Map<String, @Nullable Object> differing(Map<String, Object> now) {
        boolean active = EmployeePatch.isActive(now);
        boolean draft = EmployeePatch.isDraft(now);
        Findings findings = new Findings();
        boolean publish = status.filter(wanted -> leadsOn(wanted, active, draft, findings))
                .isPresent();
        Map<String, @Nullable Object> fields = patch.against(now);
        if (publish) {
            EmployeeWrites.require(patch.missing(now), findings);
        } else if (active) {
            EmployeeWrites.require(patch.taken(now), findings);
        }
        findings.throwIfAny();
        Map<String, @Nullable Object> differing = new LinkedHashMap<>();
        if (publish) {
            differing.put("state", PUBLISHED);
        }
        if (publish || !fields.isEmpty()) {
            differing.put("employee", fields);
        }
        return differing;
    }

    /** Whether a draft is to be published: the only way from one status to another. */
    private static boolean leadsOn(EmploymentStatus wanted, boolean active, boolean draft, Findings findings) {
        boolean there = switch (wanted) {
            case ACTIVE -> active;
            case PENDING -> draft;
            case INACTIVE -> !active && !draft;
        };
        if (there || wanted == EmploymentStatus.ACTIVE && draft) {
            return !there;
        }
        findings.add(
                "employment_status",
                switch (wanted) {
                    case ACTIVE -> "cannot become active again: Workable documents no call that takes somebody back";
                    case PENDING -> "cannot become pending: nobody becomes a draft again at Workable";
                    case INACTIVE ->
                        "cannot become inactive: Workable documents no call that ends an employment; it is ended in"
                                + " Workable itself";
                });
        return false;
    }

    private NativeBody body(Map<String, @Nullable Object> differing) {
        return NativeBody.of(ActingMembers.naming(call, new LinkedHashMap<>(differing)))
                .merged(remoteData, session.json());
    }
}
