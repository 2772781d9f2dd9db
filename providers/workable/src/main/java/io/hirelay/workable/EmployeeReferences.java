package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Coded;
import io.hirelay.model.Employee;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.operation.CallContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manager and groups that an employee is to have: the field of Workable's that holds each, and the id in it. */
final class EmployeeReferences {
    private static final String MANAGER = "manager.id";

    private final WorkableSession session;
    private final Findings findings;
    private final CallContext call;
    private final Map<String, String> ids = new LinkedHashMap<>();

    EmployeeReferences(WorkableSession session, Findings findings, CallContext call) {
        this.session = session;
        this.findings = findings;
        this.call = call;
    }

    /** By the ids of fields. */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    void manager(NamedRef<Employee> manager) {
        findings.resolve(
                        MANAGER,
                        () -> EmployeeIdentifiers.canonical(
                                session,
                                manager.id().map(Id::value).orElseThrow().strip(),
                                Map.of(),
                                call))
                .ifPresent(id -> ids.put("reports_to", id));
    }

    void groups(List<GroupRef> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<Group> there = Groups.all(session, Map.of(), call);
        for (int i = 0; i < groups.size(); i++) {
            String path = "groups[" + i + "]";
            GroupRef given = groups.get(i);
            Optional<Group> group =
                    findings.resolve(path + (given.id().isPresent() ? ".id" : ".name"), () -> meant(given, there));
            group.ifPresent(found -> {
                String field = field(found);
                String before = ids.put(field, found.id().value());
                if (before != null && !before.equals(found.id().value())) {
                    findings.add(path, "is a second " + field.replace('_', ' ') + "; an employee has one at Workable");
                }
            });
        }
    }

    private static Group meant(GroupRef given, List<Group> there) {
        List<Group> meant = given.id().isPresent()
                ? there.stream()
                        .filter(group -> group.id()
                                .value()
                                .equalsIgnoreCase(given.id().get().value().strip()))
                        .toList()
                : there.stream()
                        .filter(group -> group.name().equals(given.name().map(String::strip)))
                        .filter(group -> given.type().isEmpty()
                                || type(group).equals(given.type().flatMap(Coded::known)))
                        .toList();
        if (meant.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD, "is the name of several groups: use the id of one", choices(meant));
        }
        return meant.stream()
                .findFirst()
                .orElseThrow(() -> Identifiers.unresolved(
                        "is no department, division or legal entity of this Workable account", choices(there)));
    }

    private static Optional<GroupType> type(Group group) {
        return group.type().flatMap(Coded::known);
    }

    private static String field(Group group) {
        return switch (type(group).orElse(GroupType.LEGAL_ENTITY)) {
            case DEPARTMENT -> "department";
            case DIVISION -> "division";
            default -> "legal_entity";
        };
    }

    private static List<Choice> choices(List<Group> groups) {
        return groups.stream()
                .map(group -> new Choice(
                        group.id().value(),
                        group.description().or(group::name).orElse(group.id().value())))
                .toList();
    }
}
