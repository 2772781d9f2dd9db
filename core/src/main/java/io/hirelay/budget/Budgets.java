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
    /** Longer than any window or pause a budget may still have to remember. */
    private static final Duration IDLE = Duration.ofMinutes(70);

    private final Ledgers ledgers;
    private final Ledgers unlimited;
    private final Shares shares;
    private final BudgetObserver observer;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Cache<String, Budget> inUse;
    private final Cache<String, Budget> remembered;

    /** Counts in memory, with the default shares. */
    public Budgets(InstantSource clock, Sleeper sleeper) {
        this(Ledgers.inMemory(clock), Shares.DEFAULT, BudgetObserver.NONE, clock, sleeper);
    }

    /**
     * @param ledgers where calls are counted, but for those that have no limit
     * @param shares which lane goes first
     * @param clock by which waits are told; best one that is never set, such as {@link SteadyClock}
     */
    public Budgets(Ledgers ledgers, Shares shares, BudgetObserver observer, InstantSource clock, Sleeper sleeper) {
        this.ledgers = Objects.requireNonNull(ledgers, "ledgers");
        this.shares = Objects.requireNonNull(shares, "shares");
        this.observer = Objects.requireNonNull(observer, "observer");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        this.unlimited = Ledgers.inMemory(clock);
        this.inUse = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(IDLE)
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    /** Others whose calls are counted there; what these have counted is not known to them. */
    public Budgets countedBy(Ledgers others) {
        return new Budgets(others, shares, observer, clock, sleeper);
    }

    /** Others that share their windows out like this; what these have counted is not known to them. */
    public Budgets sharedOutBy(Shares others) {
        return new Budgets(ledgers, others, observer, clock, sleeper);
    }

    /** Others that are watched by this; what these have counted is not known to them. */
    public Budgets observedBy(BudgetObserver another) {
        return new Budgets(ledgers, shares, another, clock, sleeper);
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
        Budget budget = inUse.get(key, k -> made(k, spec));
        remembered.put(key, budget);
        return budget;
    }

    private Budget made(String key, BudgetSpec spec) {
        Ledger ledger = (spec.isUnlimited() ? unlimited : ledgers).of(key, spec, shares);
        return new Budget(key, spec, ledger, shares, observer, clock, sleeper);
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
