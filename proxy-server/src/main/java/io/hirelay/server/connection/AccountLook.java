package io.hirelay.server.connection;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.HirelayException;
import io.hirelay.spi.Check;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a look at an account has found.
 *
 * @param checks what was looked at
 */
record AccountLook(List<Check> checks) {
    AccountLook {
        checks = List.copyOf(checks);
    }

    /** Looks; a provider that fails at it has been found out about, too. */
    static AccountLook at(Supplier<List<Check>> look) {
        try {
            return new AccountLook(look.get());
        } catch (HirelayException e) {
            boolean refused = e instanceof AuthenticationException;
            return new AccountLook(List.of(new Check(
                    refused ? Check.TOKEN : Check.REACHABLE,
                    Optional.of(false),
                    true,
                    e.getMessage() == null ? e.code().code() : e.getMessage(),
                    Optional.empty())));
        }
    }

    /** What makes the account useless; empty when nothing does. */
    Optional<String> fault() {
        String faults = checks.stream().filter(Check::fatal).map(Check::message).collect(Collectors.joining("; "));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    /** Whether the provider itself said no; one that could not be reached has not. */
    boolean refused() {
        return checks.stream().anyMatch(check -> check.fatal() && !check.name().equals(Check.REACHABLE));
    }
}
