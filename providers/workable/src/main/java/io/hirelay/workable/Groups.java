package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Group;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.GroupMapper;
import io.hirelay.workable.wire.EmployeeFieldDto;
import io.hirelay.workable.wire.FieldChoiceDto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What employees belong to: departments, then legal entities, then divisions. Without Workable HR an account has
 * departments alone. One is got by its id, or by its name if no other has the same.
 */
final class Groups {
    private static final String DIVISION = "division";

    private Groups() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Hris.GROUPS_LIST, Groups::list, ListSupport.of(GroupMapper.plan()))
                .get(Hris.GROUPS_GET, Groups::get, GroupMapper.plan());
    }

    private static Page<Group> list(WorkableSession session, ListRequest<Group> request, CallContext call) {
        return session.snapshots()
                .page(Hris.GROUPS_LIST, "", request, call, () -> all(session, request.remoteQuery(), call));
    }

    private static Group get(WorkableSession session, GetRequest request, CallContext call) {
        List<Group> all = all(session, request.remoteQuery(), call);
        return all.stream()
                .filter(group -> group.id().value().equals(request.id()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(group -> group.id().value().equalsIgnoreCase(request.id()))
                        .findFirst())
                .orElseGet(() -> named(request.id(), all));
    }

    private static Group named(String name, List<Group> all) {
        List<Group> named = all.stream()
                .filter(group -> group.name().equals(Optional.of(name)))
                .toList();
        if (named.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    "id",
                    "is the name of several groups: use the id of one",
                    named.stream()
                            .map(group -> new Choice(
                                    group.id().value(),
                                    group.description().or(group::name).orElse("")))
                            .toList());
        }
        return named.stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND,
                        "Workable has no department, division or legal entity of this id or name",
                        null));
    }

    /** Each once by its id, should two kinds ever share one. */
    static List<Group> all(WorkableSession session, Map<String, List<String>> remoteQuery, CallContext call) {
        RemoteQuery more = new RemoteQuery(remoteQuery);
        List<Group> all = new ArrayList<>();
        session.readRows(session.account().departments(call, more)).stream()
                .map(GroupMapper::department)
                .forEach(all::add);
        ifThere(() -> session.readRows(session.employees().legalEntities(call, more)))
                .map(GroupMapper::legalEntity)
                .forEach(all::add);
        ifThere(() -> session.employeeFields().current(more, call))
                .map(Native::value)
                .filter(field -> field.id().equals(DIVISION))
                .flatMap(Groups::choices)
                .map(GroupMapper::division)
                .forEach(all::add);
        Map<String, Group> byId = new LinkedHashMap<>();
        all.forEach(group -> byId.putIfAbsent(group.id().value(), group));
        return List.copyOf(byId.values());
    }

    private static Stream<Native<FieldChoiceDto>> choices(EmployeeFieldDto field) {
        return field.choices() == null
                ? Stream.empty()
                : field.choices().stream().filter(Objects::nonNull);
    }

    /** What belongs to Workable HR is not there in accounts without it. */
    private static <T> Stream<T> ifThere(Supplier<List<T>> read) {
        try {
            return read.get().stream();
        } catch (NotFoundException | AccessDeniedException e) {
            return Stream.empty();
        }
    }
}
