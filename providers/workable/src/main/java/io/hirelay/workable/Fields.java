package io.hirelay.workable;

import io.hirelay.http.RemoteQuery;
import io.hirelay.model.FieldDefinition;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.FieldDefinitionMapper;

/** The fields that employees have, which Workable gives all at once. */
final class Fields {
    private Fields() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(Hris.FIELDS_LIST, Fields::list, ListSupport.of(FieldDefinitionMapper.plan()));
    }

    private static Page<FieldDefinition> list(
            WorkableSession session, ListRequest<FieldDefinition> request, CallContext call) {
        return session.snapshots()
                .page(
                        Hris.FIELDS_LIST,
                        "",
                        request,
                        call,
                        () -> HrAddOn.with(
                                "fields of employees",
                                Scopes.R_ACCOUNT,
                                () ->
                                        session
                                                .employeeFields()
                                                .current(new RemoteQuery(request.remoteQuery()), call)
                                                .stream()
                                                .map(FieldDefinitionMapper::map)
                                                .toList()));
    }
}
