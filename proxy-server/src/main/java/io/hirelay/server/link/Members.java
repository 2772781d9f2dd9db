package io.hirelay.server.link;

import io.hirelay.Connection;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.HirelayException;
import io.hirelay.model.AccessRole;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.server.link.Views.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The people of an account in whose name writes can be made.
 *
 * @param choices with the one that is preset
 * @param problem why there are none, when they could not be told
 */
record Members(List<Choice> choices, Optional<String> problem) {
    private static final int MOST = 300;

    Members {
        choices = List.copyOf(choices);
    }

    /** Asks the account; who it names already is preset, else the first administrator. */
    static Members of(Connection connection, StoredConnection account, CallContext call) {
        if (!connection.provider().supports(Ats.USERS_LIST)) {
            return new Members(List.of(), Optional.empty());
        }
        List<User> users = new ArrayList<>();
        try {
            Optional<Cursor> next = Optional.empty();
            do {
                Page<User> page = connection.call(
                        Ats.USERS_LIST,
                        ListRequest.<User>all().limit(ListRequest.LARGEST_LIMIT).after(next),
                        call);
                page.items().stream().filter(Members::canAct).forEach(users::add);
                next = page.next();
            } while (next.isPresent() && users.size() < MOST);
        } catch (HirelayException e) {
            if (users.isEmpty()) {
                return new Members(
                        List.of(),
                        Optional.of("The members of the account could not be listed; in whose name changes are made can"
                                + " be set later."));
            }
        }
        Optional<User> preset = account.defaultUser()
                .flatMap(wanted ->
                        users.stream().filter(user -> isMeant(user, wanted)).findFirst())
                .or(() -> users.stream().filter(Members::isAdmin).findFirst());
        return new Members(
                users.stream()
                        .map(user -> new Choice(
                                user.id().value(),
                                label(user),
                                preset.filter(user::equals).isPresent()))
                        .toList(),
                Optional.empty());
    }

    private static boolean canAct(User user) {
        return !user.disabled().orElse(false);
    }

    private static boolean isAdmin(User user) {
        return user.accessRole().filter(role -> role.is(AccessRole.ADMIN)).isPresent();
    }

    private static boolean isMeant(User user, String wanted) {
        return user.id().value().equals(wanted)
                || user.emails().stream()
                        .anyMatch(email -> email.email()
                                .filter(wanted.strip()::equalsIgnoreCase)
                                .isPresent());
    }

    private static String label(User user) {
        String name =
                user.name().filter(text -> !text.isBlank()).orElse(user.id().value());
        return user.accessRole()
                .map(role -> name + " (" + role.word().replace('_', ' ').toLowerCase(Locale.ROOT) + ")")
                .orElse(name);
    }

    /** Nothing of the people. */
    @Override
    public String toString() {
        return "Members[" + choices.size() + "]";
    }
}
