package io.hirelay.identifier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session has learned about a provider's identifiers, such as a job's pipeline by the job's id or a canonical id
 * by another one. Bounded in size and age; that something is not there is remembered too, but briefly. Of several
 * threads that miss the same entry one loads it and the others wait for that, each no longer than its own deadline.
 * Thread-safe; nothing is locked while loading, and a failure to load is not remembered.
 */
public final class IdentifierCache<K, V> {
    private final Duration keep;
    private final Duration keepAbsent;
    private final InstantSource clock;
    private final int size;
    private volatile @Nullable Cache<K, Entry<V>> entries;
    private final ConcurrentMap<K, CompletableFuture<Entry<V>>> loading = new ConcurrentHashMap<>();

    private record Entry<V>(Optional<V> value, Instant loadedAt) {}

    /**
     * @param size the most entries it holds
     * @param keep how long what was found is believed
     * @param keepAbsent how long it is believed that something is not there; also how old an entry must be before it is
     *     read again for a name it does not hold
     */
    public IdentifierCache(int size, Duration keep, Duration keepAbsent, InstantSource clock) {
        this.keep = Objects.requireNonNull(keep, "keep");
        this.keepAbsent = Objects.requireNonNull(keepAbsent, "keepAbsent");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.size = size;
    }

    /** Made when something is to be remembered: a session has several, and of ten thousand sessions few are busy. */
    private Cache<K, Entry<V>> entries() {
        Cache<K, Entry<V>> there = entries;
        if (there == null) {
            synchronized (this) {
                there = entries;
                if (there == null) {
                    // Ages are looked at on reading: what keeps track of them here is bigger than most caches get.
                    there = Caffeine.newBuilder()
                            .maximumSize(size)
                            .executor(Runnable::run)
                            .build();
                    entries = there;
                }
            }
        }
        return there;
    }

    private @Nullable Entry<V> known(K key) {
        Cache<K, Entry<V>> there = entries;
        Entry<V> entry = there == null ? null : there.getIfPresent(key);
        if (entry == null) {
            return null;
        }
        Duration believed = entry.value().isPresent() ? keep : keepAbsent;
        return clock.instant().isBefore(entry.loadedAt().plus(believed)) ? entry : null;
    }

    /**
     * What is known under this key, loaded when nothing is.
     *
     * @param deadline how long to wait for another thread that loads the same
     * @param loader empty when there is no such thing
     */
    public Optional<V> get(K key, Deadline deadline, Supplier<Optional<V>> loader) {
        Entry<V> known = known(key);
        return (known == null ? load(key, deadline, loader) : known).value();
    }

    /**
     * Looks a name up in what is known under this key. When it is not there, the entry is read again once, unless it was
     * just read: the name may be newer than the entry.
     */
    public <R> Optional<R> find(
            K key, Deadline deadline, Supplier<Optional<V>> loader, Function<? super V, Optional<R>> lookup) {
        Entry<V> known = known(key);
        if (known == null) {
            return load(key, deadline, loader).value().flatMap(lookup);
        }
        Optional<R> found = known.value().flatMap(lookup);
        if (found.isPresent() || clock.instant().isBefore(known.loadedAt().plus(keepAbsent))) {
            return found;
        }
        Entry<V> current = known(key);
        Entry<V> fresh = current != null && current.loadedAt().isAfter(known.loadedAt())
                ? current // another thread was quicker
                : load(key, deadline, loader);
        return fresh.value().flatMap(lookup);
    }

    /** Reads again what is known under this key, whatever its age. */
    public Optional<V> refresh(K key, Deadline deadline, Supplier<Optional<V>> loader) {
        return load(key, deadline, loader).value();
    }

    /** Remembers what was learned by the way. */
    public void put(K key, V value) {
        entries().put(key, new Entry<>(Optional.of(value), clock.instant()));
    }

    /** Forgets what is known under this key. */
    public void forget(K key) {
        Cache<K, Entry<V>> there = entries;
        if (there != null) {
            there.invalidate(key);
        }
    }

    private Entry<V> load(K key, Deadline deadline, Supplier<Optional<V>> loader) {
        while (true) {
            CompletableFuture<Entry<V>> mine = new CompletableFuture<>();
            CompletableFuture<Entry<V>> others = loading.putIfAbsent(key, mine);
            if (others == null) {
                return loadAlone(key, loader, mine);
            }
            try {
                return others.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (isTheOthersOwn(e.getCause())) {
                    continue;
                }
                throw asThrown(e.getCause());
            } catch (TimeoutException e) {
                throw new UnavailableException(
                        ErrorCode.REMOTE_TIMEOUT,
                        "the call's deadline was over before an identifier could be looked up",
                        Optional.empty(),
                        null,
                        null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("interrupted while an identifier was looked up");
            }
        }
    }

    private Entry<V> loadAlone(K key, Supplier<Optional<V>> loader, CompletableFuture<Entry<V>> mine) {
        try {
            Entry<V> entry = new Entry<>(loader.get(), clock.instant());
            entries().put(key, entry);
            loading.remove(key, mine);
            mine.complete(entry);
            return entry;
        } catch (RuntimeException | Error e) {
            loading.remove(key, mine); // before anybody who waits hears of it and tries for itself
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** It ran out of its own time or was stopped itself, which says nothing about this call. */
    private static boolean isTheOthersOwn(Throwable failure) {
        return failure instanceof CancelledException
                || failure instanceof RateLimitedException
                || failure instanceof UnavailableException late && late.code() == ErrorCode.REMOTE_TIMEOUT;
    }

    private static RuntimeException asThrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
