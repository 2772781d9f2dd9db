package io.hirelay.connection;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.time.Duration;
import java.util.Optional;

/** Whether a connection can be called in the state it is in. */
final class Usable {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    private Usable() {}

    /** @throws io.hirelay.error.HirelayException saying why it cannot be called and what to do about it */
    static void check(StoredConnection connection) {
        String why = connection.lastError().map(error -> ": " + error).orElse("");
        switch (connection.status()) {
            case ACTIVE -> {}
            case CONNECTING ->
                throw unavailable(
                        ErrorCode.ACCOUNT_NOT_ACTIVE,
                        "the connection is still being made; the call can be made again in a moment",
                        SOON);
            case DISABLED -> throw unavailable(ErrorCode.ACCOUNT_DISABLED, "the connection is switched off", LATER);
            case NEEDS_REAUTH ->
                throw new AuthenticationException(
                        "the provider no longer accepts the connection's credential" + why + "; it needs a new one",
                        null);
            case VALIDATION_ERROR ->
                throw new AuthenticationException(
                        "the connection's credential did not pass the provider's check" + why
                                + "; it needs another one",
                        null);
        }
    }

    private static UnavailableException unavailable(ErrorCode code, String message, Duration after) {
        return new UnavailableException(code, message, Optional.of(after), null, null);
    }
}
