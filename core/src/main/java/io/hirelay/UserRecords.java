package io.hirelay;

import io.hirelay.input.NewUser;
import io.hirelay.input.UserAccess;
import io.hirelay.input.UserChange;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Users of the account: read, invited, given roles, deactivated and enabled. Thread-safe. */
public final class UserRecords extends Records<User> {
    UserRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.USERS_LIST, Ats.USERS_GET, context);
    }

    /** Invites one. */
    public Written<User> create(NewUser input) {
        return connection.write(Ats.USERS_CREATE, input, context.get());
    }

    /** Gives one other roles. */
    public Written<User> update(UserChange input) {
        return connection.write(Ats.USERS_UPDATE, input, context.get());
    }

    /** Takes one's access away; what the user did stays. */
    public Written<User> deactivate(UserAccess input) {
        return connection.write(Ats.USERS_DEACTIVATE, input, context.get());
    }

    /** Gives one access again. */
    public Written<User> enable(UserAccess input) {
        return connection.write(Ats.USERS_ENABLE, input, context.get());
    }
}
