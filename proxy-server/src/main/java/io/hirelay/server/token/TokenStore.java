package io.hirelay.server.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tokens, of which it is given the hashes alone. Thread-safe; a change is durable, and seen by all who share the
 * store, when its method has returned.
 */
public interface TokenStore {

    /** Whether it was kept: not when the account or the token it depends on is no longer there. */
    boolean insert(ApiToken token);

    /** The token of this hash, expired or not. */
    Optional<ApiToken> find(byte[] sha256);

    /** The token of this id, expired or not. */
    Optional<ApiToken> find(String id);

    /** The API tokens, the oldest first; not those of single accounts. */
    List<ApiToken> list();

    /** Removes a token and those made with it; whether there was one. */
    boolean delete(String id);

    /** Notes that a token was used. */
    void used(String id, Instant at);

    /** Removes tokens of accounts that have expired by then, at most as many; how many there were. */
    int deleteExpired(Instant by, int most);
}
