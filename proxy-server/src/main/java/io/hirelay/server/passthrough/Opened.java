package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.http.Direct;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Caller;

/**
 * An account that a caller may call, and the way to its provider.
 *
 * @param links where its provider's answers hold addresses at which a list goes on
 */
record Opened(Caller caller, Account account, Direct direct, Destination destination, LinkFields links) {

    /**
     * Opens an account that was found. May block.
     *
     * @throws io.hirelay.error.HirelayException when it cannot be called, or not in its provider's own words
     */
    static Opened of(Caller caller, Account account) {
        account.requireUsable();
        Direct direct = account.connection()
                .natives()
                .orElseThrow(() -> new NotSupportedException(
                        account.provider().descriptor().id(), "calls in its own words", "the unified routes reach it"))
                .direct();
        return new Opened(
                caller,
                account,
                direct,
                Destination.of(direct.baseUri()),
                new LinkFields(account.provider().linkFields()));
    }

    /** The error for a caller who names no account and whose token is for none. */
    static InvalidRequestException nobody(String field) {
        return InvalidRequestException.of(
                ErrorCode.REQUEST_MISSING_PARAMETER,
                field,
                "is required: the uuid of a connected account; GET /integrated-account lists them");
    }
}
