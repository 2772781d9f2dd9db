package io.hirelay.server.http;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who calls.
 *
 * @param environment what the caller sees; accounts of other environments do not exist for it
 * @param tokenId names the token in logs; not the token itself
 * @param account the only account that may be called, when the token was made for one
 * @param admission what it may call, and how often
 */
public record Caller(String environment, String tokenId, Optional<UUID> account, Admission admission) {
    public Caller {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tokenId, "tokenId");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(admission, "admission");
    }

    /** One who may call everything that the endpoints' {@link Access} allows. */
    public Caller(String environment, String tokenId, Optional<UUID> account) {
        this(environment, tokenId, account, Admission.EVERYTHING);
    }
}
