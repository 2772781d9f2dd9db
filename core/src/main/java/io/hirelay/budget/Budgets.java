package io.hirelay.budget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One {@link Budget} for each provider and credential, so that connections with the same token share it. Budgets nobody
 * has asked for in a while are forgotten, never one that somebody still holds. Thread-safe.
 */
public final class Budgets {
    private static final int MOST_REMEMBERED = 50_000;
    private static final int LONGEST_LINE = 1_000;
    /** Longer than any window or pause a budget may still have to remember. */
    private static final Duration IDLE = Duration.ofMinutes(70);

    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Cache<String, Budget> inUse;
    private final Cache<String, Budget> remembered;

    public Budgets(InstantSource clock, Sleeper sleeper) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        this.inUse = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(IDLE)
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * The budget of this key; made when it is first asked for.
     *
     * @param key names provider and credential without giving the credential away, see {@link #key}
     * @param spec used when it is made; afterwards what the provider reports counts more
     */
    public Budget of(String key, BudgetSpec spec) {
        Budget known = remembered.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Budget budget = inUse.get(key, k -> new Budget(spec, LONGEST_LINE, clock, sleeper));
        remembered.put(key, budget);
        return budget;
    }

    /** A key for a provider's credential: the same for the same credential, and of no use to whoever reads it. */
    public static String key(String provider, String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return provider + ":" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }
}
