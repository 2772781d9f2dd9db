package io.hirelay.connection;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.spi.Check;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a look at a connection has found.
 *
 * @param checks what was looked at; empty when the provider cannot tell
 */
public record ConnectionTest(List<Check> checks) {
    public ConnectionTest {
        checks = List.copyOf(checks);
    }

    /** Looks; a provider that fails at it has been found out about, too. A look that was broken off has found nothing. */
    static ConnectionTest of(Supplier<List<Check>> look) {
        try {
            return new ConnectionTest(look.get());
        } catch (CancelledException e) {
            throw e;
        } catch (HirelayException e) {
            boolean refused = e instanceof AuthenticationException;
            boolean crowded = e instanceof RateLimitedException;
            return new ConnectionTest(List.of(new Check(
                    refused ? Check.TOKEN : Check.REACHABLE,
                    crowded ? Optional.empty() : Optional.of(false),
                    true,
                    e.getMessage() == null ? e.code().code() : e.getMessage(),
                    Optional.empty())));
        }
    }

    /** Whether the connection can be used. */
    public boolean ok() {
        return checks.stream().noneMatch(Check::fatal);
    }

    /** What makes the connection useless; empty when nothing does. */
    public Optional<String> fault() {
        String faults = checks.stream().filter(Check::fatal).map(Check::message).collect(Collectors.joining("; "));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    /** Why it could not be told whether the connection can be used, such as a rate limit; empty when it could. */
    Optional<String> untold() {
        return checks.stream()
                .filter(check ->
                        check.name().equals(Check.REACHABLE) && check.ok().isEmpty())
                .map(Check::message)
                .findFirst();
    }

    /** Whether the provider itself said no; one that could not be reached has not. */
    public boolean refused() {
        return checks.stream().anyMatch(check -> check.fatal() && !check.name().equals(Check.REACHABLE));
    }
}
