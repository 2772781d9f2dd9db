package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Employee;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.mapping.EmployeePatch;
import io.hirelay.workable.wire.EmployeeDto;
import io.hirelay.workable.wire.EmployeesPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to become an employee. An address for work belongs to one employee: where it is taken that is told
 * before anything is sent, and whoever has it after an answer was lost is the one who was created. Without an address the
 * name must do, which several may have: then it is never sent again.
 */
final class EmployeeCreation implements PreparedWrite<Employee> {
    private static final String BASELINE = "employees:";
    private static final String PATH = "/spi/v3/employees";
    private static final String PAGE = "100";

    private final WorkableSession session;
    private final Person person;
    private final NativeBody body;
    private final EmployeeDocuments documents;
    private final CallContext call;
    private final List<EmployeeDto> there;
    private Optional<String> created = Optional.empty();
    private Optional<Native<EmployeeDto>> answered = Optional.empty();
    private boolean attempted;

    /** By what somebody is recognised. */
    record Person(String firstName, String lastName, Optional<String> workEmail) {
        private boolean isThis(EmployeeDto row) {
            return workEmail.isPresent()
                    ? workEmail.get().equalsIgnoreCase(row.workEmail())
                    : firstName.strip().equalsIgnoreCase(row.firstname())
                            && lastName.strip().equalsIgnoreCase(row.lastname());
        }
    }

    /** @param state {@code published} or {@code draft} */
    EmployeeCreation(
            WorkableSession session,
            Person person,
            EmployeePatch patch,
            String state,
            RawJson remoteData,
            EmployeeDocuments documents,
            CallContext call) {
        this.session = session;
        this.person = person;
        this.documents = documents;
        this.call = call;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("state", state);
        fields.put("employee", patch.creation());
        this.body = NativeBody.of(ActingMembers.naming(call, fields)).merged(remoteData, session.json());
        this.there = found();
    }

    @Override
    public Plan plan() {
        refuseTaken();
        return new Plan("POST", PATH, body.shown());
    }

    @Override
    public String baseline() {
        return BASELINE + there.stream().map(EmployeeDto::id).collect(Collectors.joining(","));
    }

    @Override
    public Written<Employee> execute() {
        attempted = true;
        if (created.isEmpty()) {
            refuseTaken();
            Native<EmployeeDto> row = session.actingMembers()
                    .inName(
                            call,
                            ActingMembers.ON_PEOPLE,
                            () -> session.write(session.employees().create(body.request(), call)));
            created = Optional.of(row.value().id());
            answered = Optional.of(row);
        }
        String id = created.get();
        documents.send(id, "created the employee " + id);
        return new Written<>(session.readBack(() -> answer(id)), Written.Outcome.CREATED);
    }

    /** The full record; where Workable does not tell it in time, what it answered the creation with. */
    private Employee answer(String id) {
        try {
            return EmployeeUpdate.answer(session, id, call);
        } catch (UnavailableException | RateLimitedException e) {
            return answered.map(row -> Employees.ofRow(session, row, call)).orElseThrow(() -> e);
        }
    }

    /** Whoever is there without the documents gets them, unless they have been sent and may still come. */
    @Override
    public Reconciliation<Employee> look(String baseline) {
        if (!baseline.startsWith(BASELINE)) {
            return Reconciliation.unclear();
        }
        Set<String> before = new HashSet<>(
                Arrays.asList(baseline.substring(BASELINE.length()).split(",")));
        Optional<String> id = created.or(() -> found().stream()
                .map(EmployeeDto::id)
                .filter(each -> !before.contains(each))
                .findFirst());
        if (id.isEmpty()) {
            return person.workEmail().isPresent() ? Reconciliation.missing() : Reconciliation.unclear();
        }
        if (documents.areThere(id.get(), 0)) {
            return Reconciliation.happened(EmployeeUpdate.answer(session, id.get(), call), Written.Outcome.CREATED);
        }
        created = id;
        return attempted && !documents.sent() ? Reconciliation.missing() : Reconciliation.unclear();
    }

    private void refuseTaken() {
        if (person.workEmail().isPresent() && !there.isEmpty()) {
            String message = "the address for work is another employee's: "
                    + there.stream().map(EmployeeDto::id).collect(Collectors.joining(", "));
            throw new InvalidRequestException(
                    ErrorCode.REMOTE_DUPLICATE,
                    "emails: " + message,
                    List.of(new Failure("emails", message)),
                    there.stream().map(row -> new Choice(row.id(), row.id())).toList());
        }
    }

    /** Employees who may be this one, found by the last name. */
    private List<EmployeeDto> found() {
        List<EmployeeDto> found = new ArrayList<>();
        String word = Employees.longestWord(person.lastName());
        int offset = 0;
        while (true) {
            int from = offset;
            EmployeesPage page = HrAddOn.with(
                    "employees",
                    Scopes.R_EMPLOYEES,
                    () -> session.read(session.employees()
                            .employees(
                                    Map.of("query", word, "limit", PAGE, "offset", String.valueOf(from)),
                                    call,
                                    RemoteQuery.NONE)));
            page.employees().stream().map(Native::value).filter(person::isThis).forEach(found::add);
            offset += page.employees().size();
            Integer total = page.totalCount();
            if (page.employees().isEmpty() || total == null || offset >= total) {
                return found;
            }
        }
    }
}
