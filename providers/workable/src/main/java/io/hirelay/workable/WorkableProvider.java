package io.hirelay.workable;

import io.hirelay.http.RestClient;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.OAuthAccess;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.TypedAccess;
import io.hirelay.workable.client.WorkableClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Workable, by its API "SPI v3". Stateless, thread-safe; found by {@link java.util.ServiceLoader}. */
public final class WorkableProvider
        implements AtsProvider<WorkableSession>,
                ConnectionChecks<WorkableSession>,
                NativeAccess<WorkableSession>,
                TypedAccess<WorkableSession, WorkableClient>,
                OAuthAccess {
    private static final ProviderDescriptor DESCRIPTOR = new ProviderDescriptor(
            "workable",
            "Workable",
            "ats",
            Tokens.KINDS,
            Stream.concat(WorkableSettings.SPECS.stream(), WorkableOAuth.SPECS.stream())
                    .toList(),
            Tokens.HINTS,
            "https://workable.readme.io");

    /** Each resource adds what it serves. */
    private static final List<UnaryOperator<Operations<WorkableSession>>> RESOURCES = List.of(
            Jobs::register,
            Candidates::register,
            CandidateWrites::register,
            Duplicates::register,
            ApplicationCreation::register,
            Applications::register,
            ApplicationWrites::register,
            JobInterviewStages::register,
            Activities::register,
            ActivityWrites::register,
            Attachments::register,
            AttachmentWrites::register,
            Downloads::register,
            Departments::register,
            DepartmentWrites::register,
            DepartmentChanges::register,
            Users::register,
            UserWrites::register,
            JobFormFields::register,
            Interviews::register,
            Offers::register,
            Offices::register,
            RejectReasons::register,
            Scorecards::register,
            ScorecardWrites::register,
            Requisitions::register,
            RequisitionDecisions::register,
            CustomFields::register,
            CustomFieldWrites::register,
            Employees::register,
            Fields::register,
            Groups::register,
            TimeOffTypes::register,
            TimeOffBalances::register,
            TimeOffRequests::register,
            TimeOffWrites::register,
            EmployeeWrites::register);

    private static final Operations<WorkableSession> OPERATIONS = operationsOf(RESOURCES);

    private static Operations<WorkableSession> operationsOf(List<UnaryOperator<Operations<WorkableSession>>> all) {
        Operations<WorkableSession> operations =
                new Operations<WorkableSession>().actingUsers(new ActingMembers.Users());
        for (UnaryOperator<Operations<WorkableSession>> resource : all) {
            operations = resource.apply(operations);
        }
        return operations;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Operations<WorkableSession> operations() {
        return OPERATIONS;
    }

    @Override
    public WorkableSession open(ConnectionConfig config, ProviderContext context) {
        return new WorkableSession(WorkableSettings.of(config.settings()), config, context);
    }

    @Override
    public Optional<OAuthApplication> application(Map<String, String> operatorSettings) {
        return WorkableOAuth.application(operatorSettings);
    }

    @Override
    public List<OAuthAccount> accounts(
            Map<String, String> operatorSettings,
            Credential.AccessToken token,
            ProviderContext context,
            CallContext call) {
        return WorkableOAuth.accounts(operatorSettings, token, context, call);
    }

    @Override
    public List<Check> verify(WorkableSession session, CallContext call) {
        return new WorkableChecks(session).verify(call);
    }

    @Override
    public List<Check> check(WorkableSession session, CallContext call) {
        return new WorkableChecks(session).check(call);
    }

    @Override
    public List<NativeResource> nativeResources() {
        return NativeResources.ALL;
    }

    /** Its base has no {@code /spi/v3}: that is part of native paths. */
    @Override
    public RestClient nativeClient(WorkableSession session) {
        return session.client();
    }

    @Override
    public List<String> linkFields() {
        return List.of("paging.next");
    }

    @Override
    public Class<WorkableClient> clientType() {
        return WorkableClient.class;
    }

    @Override
    public WorkableClient client(WorkableSession session, Supplier<CallContext> reads, Supplier<CallContext> writes) {
        return new TypedClient(new TypedCalls(session, reads, writes));
    }
}
