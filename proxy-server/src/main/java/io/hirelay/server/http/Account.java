package io.hirelay.server.http;

import io.hirelay.Connection;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** One connected account, as far as calls need to know it. Thread-safe. */
public interface Account {

    UUID id();

    ConnectionStatus status();

    /** What was wrong when the account was last looked at; no secret, no personal data. */
    Optional<String> lastError();

    /** The word for the kind of credential it holds, such as {@code api_key}. */
    String authenticationMethod();

    Provider provider();

    /** The open connection; opened when first asked for, closed by whoever keeps the accounts. May block. */
    Connection connection();

    /** The provider has just refused the credential: to be looked at once more before the account is given up. */
    void credentialRefused();

    /**
     * Lets a call pass to an account that can be called.
     *
     * @throws io.hirelay.error.HirelayException saying why it cannot be and what to do about it
     */
    default void requireUsable() {
        String why = lastError().map(error -> ": " + error).orElse("");
        switch (status()) {
            case ACTIVE -> {}
            case CONNECTING ->
                throw new UnavailableException(
                        ErrorCode.ACCOUNT_NOT_ACTIVE,
                        "the account is still being connected; the call can be made again in a moment",
                        Optional.of(Duration.ofSeconds(5)),
                        null,
                        null);
            case DISABLED ->
                throw new UnavailableException(
                        ErrorCode.ACCOUNT_DISABLED,
                        "the account is disabled; PATCH /integrated-account/{id} with status active enables it",
                        Optional.of(Duration.ofMinutes(1)),
                        null,
                        null);
            case NEEDS_REAUTH ->
                throw new AuthenticationException(
                        "the provider no longer accepts the account's credential" + why
                                + "; PATCH /integrated-account/{id}/credentials replaces it",
                        null);
            case VALIDATION_ERROR ->
                throw new AuthenticationException(
                        "the account's credential did not pass the provider's check" + why
                                + "; PATCH /integrated-account/{id}/credentials replaces it",
                        null);
        }
    }
}
