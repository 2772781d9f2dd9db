package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.input.EmployeeChange;
import io.hirelay.input.FieldInput;
import io.hirelay.input.NewEmployee;
import io.hirelay.model.Change;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.GroupRef;
import io.hirelay.model.NamedRef;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Hris;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.EmployeePatch;
import io.hirelay.workable.mapping.EmployeeSchema;
import io.hirelay.workable.mapping.EmployeeWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Employees as they are taken on and changed. Whoever is to be active is published, whoever is pending is a draft, and a
 * draft can be published; Workable documents no call that ends an employment or takes somebody back.
 */
final class EmployeeWrites {
    private EmployeeWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(Hris.EMPLOYEES_CREATE, EmployeeWrites::create, WriteSupport.PLAIN.asUser())
                .write(Hris.EMPLOYEES_UPDATE, EmployeeWrites::update, WriteSupport.PLAIN.asUser());
    }

    private static PreparedWrite<Employee> create(WorkableSession session, NewEmployee input, CallContext call) {
        Findings findings = new Findings();
        EmployeeReferences references = new EmployeeReferences(session, findings, call);
        input.manager().ifPresent(references::manager);
        references.groups(input.groups());
        EmployeePatch patch =
                writer(session, input.customFields(), findings, call).creation(input, references.ids());
        boolean active =
                input.employmentStatus().filter(EmploymentStatus.ACTIVE::equals).isPresent();
        if (active) {
            require(patch.missing(Map.of()), findings);
        }
        EmployeeDocuments documents = EmployeeDocuments.of(session, input.documents(), "documents", findings, call);
        findings.throwIfAny();
        return new EmployeeCreation(
                session,
                new EmployeeCreation.Person(
                        input.firstName(), input.lastName(), Optional.ofNullable(patch.workEmail())),
                patch,
                active ? EmployeeUpdate.PUBLISHED : EmployeeUpdate.DRAFT,
                input.remoteData(),
                documents,
                call);
    }

    private static PreparedWrite<Employee> update(WorkableSession session, EmployeeChange input, CallContext call) {
        Findings findings = new Findings();
        Optional<String> id = findings.resolve(
                "id",
                () -> EmployeeIdentifiers.canonical(session, input.id().value().strip(), Map.of(), call));
        EmployeeReferences references = new EmployeeReferences(session, findings, call);
        if (input.manager() instanceof Change.Set<NamedRef<Employee>> set) {
            references.manager(set.value());
        }
        if (input.groups() instanceof Change.Set<List<GroupRef>> set) {
            references.groups(set.value());
        }
        EmployeePatch patch =
                writer(session, input.customFields(), findings, call).change(input, references.ids());
        Optional<EmploymentStatus> status = input.employmentStatus() instanceof Change.Set<EmploymentStatus> set
                ? Optional.of(set.value())
                : Optional.empty();
        EmployeeDocuments documents =
                EmployeeDocuments.of(session, input.documentsAdd(), "documents_add", findings, call);
        findings.throwIfAny();
        return new EmployeeUpdate(session, id.orElseThrow(), patch, status, input.remoteData(), documents, call);
    }

    /** The account's fields are read again when one is named that is not known. */
    private static EmployeeWriter writer(
            WorkableSession session, List<FieldInput> customFields, Findings findings, CallContext call) {
        EmployeeSchema schema = session.employeeFields()
                .meeting(
                        known -> customFields.stream()
                                .allMatch(field ->
                                        known.field(field.id().value().strip()).isPresent()),
                        call);
        return new EmployeeWriter(schema, raw -> session.json().read(raw.toBytes(), Object.class), findings);
    }

    /** @param missing unified fields that an active employee would lack */
    static void require(List<String> missing, Findings findings) {
        missing.stream()
                .filter(field -> !findings.has(field))
                .forEach(field -> findings.add(
                        field,
                        field.equals("emails")
                                ? "must hold the address for work: Workable needs it of everybody who is active"
                                : "is required: Workable needs it of everybody who is active"));
    }
}
