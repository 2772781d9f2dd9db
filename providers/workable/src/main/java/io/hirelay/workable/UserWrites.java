package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.NewUser;
import io.hirelay.input.UserAccess;
import io.hirelay.input.UserChange;
import io.hirelay.model.AccessRole;
import io.hirelay.model.Change;
import io.hirelay.model.RawJson;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.UserMapper;
import io.hirelay.workable.wire.MemberDto;
import io.hirelay.workable.wire.MembersApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Members who are invited, given other roles, deactivated and enabled. Workable replaces all roles of a member at once;
 * the model's {@code access_role} is the one in hiring, so that roles in HR are kept.
 */
final class UserWrites {
    private static final Map<AccessRole, String> ROLES = Map.of(
            AccessRole.ADMIN, "ats.admin",
            AccessRole.SIMPLE, "ats.simple",
            AccessRole.REVIEWER, "ats.reviewer");

    private UserWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(Ats.USERS_CREATE, UserWrites::invite, WriteSupport.PLAIN.asUser())
                .write(Ats.USERS_UPDATE, UserWrites::update, WriteSupport.PLAIN)
                .write(
                        Ats.USERS_DEACTIVATE,
                        (session, input, call) -> access(session, input, false, call),
                        WriteSupport.PLAIN)
                .write(
                        Ats.USERS_ENABLE,
                        (session, input, call) -> access(session, input, true, call),
                        WriteSupport.PLAIN);
    }

    private static PreparedWrite<User> invite(WorkableSession session, NewUser input, CallContext call) {
        Findings findings = new Findings();
        List<String> roles = new ArrayList<>(input.roles());
        input.accessRole().flatMap(role -> role(role, findings)).ifPresent(roles::add);
        findings.throwIfAny();
        String email = input.email().strip();
        Map<String, @Nullable Object> body = ActingMembers.naming(call, new LinkedHashMap<>());
        body.put("email", email);
        body.put("roles", List.copyOf(roles));
        return new UserInvitation(
                session,
                email,
                byEmail(session, email, call),
                NativeBody.of(body).merged(input.remoteData(), session.json()),
                call);
    }

    private static PreparedWrite<User> update(WorkableSession session, UserChange input, CallContext call) {
        Findings findings = new Findings();
        Optional<Native<MemberDto>> member =
                findings.resolve("id", () -> resolved(session, input.id().value(), call));
        Optional<String> role = input.accessRole() instanceof Change.Set<AccessRole> set
                ? role(set.value(), findings)
                : Optional.empty();
        findings.throwIfAny();
        Native<MemberDto> before = member.orElseThrow();
        List<String> now = before.value().roles();
        if (now == null && !(input.roles() instanceof Change.Set)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "access_role",
                    "cannot be set alone: Workable does not tell the roles that the member has; send roles");
        }
        List<String> roles = input.roles() instanceof Change.Set<List<String>> set
                ? set.value()
                : role.filter(other -> !holds(before.value(), input.accessRole()))
                        .map(other -> with(other, before.value()))
                        .orElse(now);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", before.value().id());
        body.put("roles", roles);
        return new UserRoles(
                session,
                before,
                List.copyOf(roles),
                NativeBody.of(body).merged(input.remoteData(), session.json()),
                !input.remoteData().equals(RawJson.NULL),
                call);
    }

    /** Whether the member has that role in hiring, which whoever may do everything in the account has as well. */
    private static boolean holds(MemberDto member, Change<AccessRole> role) {
        return role instanceof Change.Set<AccessRole> set && set.value().word().equals(member.role());
    }

    /**
     * The roles with another one in hiring. Whoever may do everything in the account has that one no more, and gets by
     * name the role in HR that came with it.
     */
    private static List<String> with(String role, MemberDto member) {
        List<String> roles = Objects.requireNonNullElse(member.roles(), List.of());
        List<String> others = new ArrayList<>();
        others.add(role);
        roles.stream()
                .filter(other -> !other.startsWith("ats.") && !other.startsWith("workable."))
                .forEach(others::add);
        String hr = member.hrisRole();
        if (roles.contains("workable.superadmin")
                && hr != null
                && hr.startsWith("hris_")
                && others.stream().noneMatch(other -> other.startsWith("hris."))) {
            others.add("hris." + hr.substring("hris_".length()));
        }
        return others;
    }

    private static PreparedWrite<User> access(
            WorkableSession session, UserAccess input, boolean active, CallContext call) {
        if (!input.remoteData().equals(RawJson.NULL)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_VALIDATION_FAILED,
                    "remote_data",
                    "has no place here: Workable takes no body for it");
        }
        Findings findings = new Findings();
        Optional<Native<MemberDto>> member =
                findings.resolve("id", () -> resolved(session, input.id().value(), call));
        findings.throwIfAny();
        return new UserStanding(session, member.orElseThrow(), active, call);
    }

    private static Optional<String> role(AccessRole role, Findings findings) {
        if (!ROLES.containsKey(role)) {
            findings.add(
                    "access_role",
                    "is none that Workable gives: deactivate the user, or send roles in Workable's words");
        }
        return Optional.ofNullable(ROLES.get(role));
    }

    private static Native<MemberDto> resolved(WorkableSession session, String given, CallContext call) {
        String id = MemberIdentifiers.canonical(session, given.strip(), Map.of(), call);
        return find(session, id, call)
                .orElseThrow(() -> Identifiers.unresolved("is no member of this Workable account", List.of()));
    }

    /** Workable has no call for one member, but a list that can begin with any. */
    static Optional<Native<MemberDto>> find(WorkableSession session, String id, CallContext call) {
        return read(session, Map.of("status", "all", "since_id", id, "limit", "1"), call).stream()
                .filter(row -> row.value().id().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> read(session, Map.of("status", "all", "limit", "100"), call).stream()
                        .filter(row -> row.value().id().equalsIgnoreCase(id))
                        .findFirst());
    }

    /** Workable may compare addresses with case; the small form is tried as well. */
    static Optional<Native<MemberDto>> byEmail(WorkableSession session, String email, CallContext call) {
        String small = email.toLowerCase(Locale.ROOT);
        return withEmail(session, email, email, call)
                .or(() -> small.equals(email) ? Optional.empty() : withEmail(session, small, email, call));
    }

    private static Optional<Native<MemberDto>> withEmail(
            WorkableSession session, String asked, String email, CallContext call) {
        return read(session, Map.of("email", asked, "status", "all"), call).stream()
                .filter(row -> email.equalsIgnoreCase(row.value().email()))
                .findFirst();
    }

    private static List<Native<MemberDto>> read(WorkableSession session, Map<String, String> query, CallContext call) {
        return session.read(session.account().members(new HashMap<>(query), call, RemoteQuery.NONE))
                .members();
    }

    static User readBack(WorkableSession session, String id, CallContext call) {
        return session.readBack(() -> find(session, id, call)
                .map(UserMapper::map)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND, "this Workable account has no member of this id", null)));
    }

    static MembersApi api(WorkableSession session) {
        return session.client().api(MembersApi.class);
    }

    static InvalidRequestException duplicate(MemberDto there) {
        String message = "belongs to a member already: " + there.id();
        return new InvalidRequestException(
                ErrorCode.REMOTE_DUPLICATE,
                "email: " + message,
                List.of(new Failure("email", message)),
                List.of(new Choice(there.id(), there.id())));
    }
}
