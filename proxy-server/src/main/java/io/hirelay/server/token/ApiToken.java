package io.hirelay.server.token;

import io.hirelay.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A token by which callers reach one environment, or one account in it, without the token itself.
 *
 * @param id names it in logs and to whoever revokes it
 * @param name what it is for, in its maker's words
 * @param sha256 hash of the token, in hex
 * @param connection the only account it reaches; empty for an API token
 * @param parent id of the token with which an account's token was made; it does not outlive that
 * @param expiresAt from then on it is no longer valid; empty when it is until it is revoked
 * @param lastUsedAt when it was last seen, to the minute
 */
public record ApiToken(
        String id,
        String name,
        String environment,
        String sha256,
        TokenPolicy policy,
        Optional<UUID> connection,
        Optional<String> parent,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {
    /** The environment of a server that names none. */
    public static final String DEFAULT_ENVIRONMENT = "default";

    private static final int RANDOM_BYTES = 32;
    private static final int ID_DIGITS = 12;

    public ApiToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
    }

    /** A new token: 256 random bits, so that its hash needs no salt. */
    public static Secret generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Secret.of("hrl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of a token that may do everything in its environment, until it is revoked. */
    public static ApiToken of(Secret token, String name, String environment, Instant createdAt) {
        return of(token, name, environment, TokenPolicy.EVERYTHING, createdAt, Optional.empty());
    }

    /** What is kept of a token of an environment. */
    public static ApiToken of(
            Secret token,
            String name,
            String environment,
            TokenPolicy policy,
            Instant createdAt,
            Optional<Instant> expiresAt) {
        String hash = HexFormat.of().formatHex(hash(token.reveal()));
        return new ApiToken(
                "tok_" + hash.substring(0, ID_DIGITS),
                name,
                environment,
                hash,
                policy,
                Optional.empty(),
                Optional.empty(),
                createdAt,
                expiresAt,
                Optional.empty());
    }

    /** The same for one account alone, made with another token. */
    ApiToken forAccount(UUID account, Optional<String> madeWith) {
        return new ApiToken(
                id,
                name,
                environment,
                sha256,
                policy,
                Optional.of(account),
                madeWith,
                createdAt,
                expiresAt,
                lastUsedAt);
    }

    /** Whether this is the hash of the token; takes the same time whatever differs. */
    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII), ascii());
    }

    boolean expired(Instant now) {
        return expiresAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    /**
     * Whose calls are counted together: tokens of accounts count for the one with which they were made, so that nobody
     * has more by making many. Those of fixed tokens, which are not kept, count together.
     */
    String countedAs() {
        return parent.or(() -> connection.map(account -> "accounts of " + environment))
                .orElse(id);
    }

    private byte[] ascii() {
        return sha256.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiToken[" + id + ", " + environment + "]";
    }
}
