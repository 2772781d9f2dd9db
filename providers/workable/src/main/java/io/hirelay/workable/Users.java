package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Users.ACCESS_ROLE;
import static io.hirelay.operation.AtsFilters.Users.EMAILS;
import static io.hirelay.operation.AtsFilters.Users.NAME;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.AccessRole;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.page.Pages;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.UserMapper;
import io.hirelay.workable.wire.MembersPage;
import java.util.Map;
import java.util.Optional;

/**
 * Members of the account, those that were deactivated as well: they still stand behind what they did. Workable has no
 * call for one member, but a list that can begin with any.
 */
final class Users {
    /** Roles that Workable can be asked for; members without access it only lists. */
    private static final Map<AccessRole, String> ROLES = Map.of(
            AccessRole.ADMIN, "admin",
            AccessRole.SIMPLE, "simple",
            AccessRole.REVIEWER, "reviewer");

    private static final String NO_ACCESS = "no_access";

    private Users() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(
                        Ats.USERS_LIST,
                        Users::list,
                        ListSupport.of(UserMapper.plan())
                                .natively(EMAILS)
                                .natively(NAME)
                                .natively(ACCESS_ROLE))
                .get(Ats.USERS_GET, Users::get, UserMapper.plan())
                .identifiers(Ats.USERS, MemberIdentifiers::canonical);
    }

    private static Page<User> list(WorkableSession session, ListRequest<User> request, CallContext call) {
        PageQuery query = PageQuery.of(request).filter("status", "all");
        request.value(EMAILS).ifPresent(email -> query.filter("email", email));
        request.value(NAME).ifPresent(name -> query.filter("name", name));
        request.value(ACCESS_ROLE)
                .flatMap(role -> Optional.ofNullable(ROLES.get(role)))
                .ifPresent(role -> query.filter("role", role));
        MembersPage page = session.read(session.account().members(query.parameters(), call, query.more()));
        if (page.members().isEmpty() && request.value(EMAILS).isPresent()) {
            // Workable may compare with case: the core looks through all members without.
            query.without("email");
            page = session.read(session.account().members(query.parameters(), call, query.more()));
        }
        boolean onlyListed = request.value(ACCESS_ROLE)
                .filter(role -> !ROLES.containsKey(role))
                .isPresent();
        return new Page<>(
                page.members().stream()
                        .filter(member ->
                                !onlyListed || NO_ACCESS.equals(member.value().role()))
                        .map(UserMapper::map)
                        .toList(),
                query.next(page.paging()));
    }

    private static User get(WorkableSession session, GetRequest request, CallContext call) {
        String id = request.id();
        return session
                .read(session.account()
                        .members(
                                Map.of("status", "all", "since_id", id, "limit", "1"),
                                call,
                                new RemoteQuery(request.remoteQuery())))
                .members()
                .stream()
                .filter(member -> member.value().id().equals(id))
                .map(UserMapper::map)
                .findFirst()
                .or(() -> walk(session, id, call))
                .orElseThrow(Users::notThere);
    }

    /** Ids are ordered as far as is known; a list that does not begin where it was asked to is walked. */
    private static Optional<User> walk(WorkableSession session, String id, CallContext call) {
        return Pages.stream(cursor -> list(
                        session,
                        ListRequest.<User>all().limit(ListRequest.LARGEST_LIMIT).after(cursor),
                        call))
                .filter(user -> user.id().value().equals(id))
                .findFirst();
    }

    private static NotFoundException notThere() {
        return new NotFoundException(
                ErrorCode.REMOTE_NOT_FOUND, "this Workable account has no member of this id", null);
    }
}
