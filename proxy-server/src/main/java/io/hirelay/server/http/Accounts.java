package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds connected accounts. Thread-safe; may block. */
@FunctionalInterface
public interface Accounts {

    /** The account of this id, when it belongs to this environment. */
    Optional<? extends Account> find(String environment, UUID id);

    /**
     * The account that a caller names, whatever state it is in.
     *
     * @param field where the caller has named it
     * @throws InvalidRequestException when it is no id, or the caller's token is for another account
     * @throws NotFoundException when there is none that the caller could see
     */
    default Account find(Caller caller, String id, String field) {
        UUID uuid = AccountId.parse(id)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER,
                        field,
                        "must be a uuid such as 7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01; GET /integrated-account lists"
                                + " them"));
        if (caller.account().isPresent() && !caller.account().get().equals(uuid)) {
            throw new InvalidRequestException(
                    ErrorCode.REQUEST_FORBIDDEN, "this token is for another account alone", List.of(), List.of());
        }
        Optional<? extends Account> found = find(caller.environment(), uuid);
        if (found.isEmpty()) {
            throw new NotFoundException(
                    ErrorCode.REQUEST_NOT_FOUND,
                    field + ": there is no such account; GET /integrated-account lists those there are",
                    null);
        }
        return found.get();
    }
}
