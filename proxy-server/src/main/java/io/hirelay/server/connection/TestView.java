package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionTest;
import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import java.util.List;
import java.util.Optional;

/** What a look at an account has found. */
@Doc("What a look at an account has found; nothing was changed at the provider.")
public record TestView(
        @Required @Doc("Whether the account can be used.") boolean ok,
        @Required List<CheckView> checks) {

    /** One thing that was looked at. */
    @Doc("One thing that was looked at.")
    public record CheckView(
            @Required String name,

            @Doc("Null when it cannot be told without writing.")
            Optional<Boolean> ok,

            @Required @Doc("What was found and, if it is wrong, what to do about it and where.")
            String message,

            @Doc("The scope to be granted.") Optional<String> missingScope) {}

    static TestView of(ConnectionTest test) {
        return new TestView(
                test.ok(),
                test.checks().stream()
                        .map(check -> new CheckView(check.name(), check.ok(), check.message(), check.missingScope()))
                        .toList());
    }
}
