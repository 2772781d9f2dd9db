package io.hirelay.server.http;

import io.hirelay.budget.BudgetState;
import io.hirelay.operation.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a handler tells about a call while it serves it, for logs and metrics. Thread-safe. */
public final class Trace {
    private volatile @Nullable UUID account;
    private volatile @Nullable String provider;
    private volatile @Nullable String resource;
    private volatile @Nullable String verb;
    private volatile @Nullable BudgetState budget;
    private final AtomicInteger providerCalls = new AtomicInteger();
    private final Away away = new Away();
    private final List<ExchangeListener> listeners;
    private final LongSupplier nanos;
    private final @Nullable Trace whole;

    /** One that nobody listens to. */
    public Trace() {
        this(List.of());
    }

    /** @param listeners told of every exchange */
    public Trace(List<ExchangeListener> listeners) {
        this(listeners, System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    Trace(List<ExchangeListener> listeners, LongSupplier nanos) {
        this(listeners, nanos, null);
    }

    private Trace(List<ExchangeListener> listeners, LongSupplier nanos, @Nullable Trace whole) {
        this.listeners = List.copyOf(listeners);
        this.nanos = nanos;
        this.whole = whole;
    }

    /** For a call that is a part of this one: what it asks of the provider and learns of the budget counts here too. */
    public Trace part() {
        return new Trace(listeners, nanos, this);
    }

    /** The account that is called, and whose it is. */
    public void account(UUID id, String providerId) {
        this.account = id;
        this.provider = providerId;
    }

    /** Whose account is about to be connected; it has no id yet. */
    public void provider(String providerId) {
        this.provider = providerId;
    }

    /** What is called, such as {@code ats.jobs} and {@code list}. */
    public void operation(String onResource, String withVerb) {
        this.resource = onResource;
        this.verb = withVerb;
    }

    /** One exchange with a provider took place; made to be a call's observer. */
    public void exchanged(Exchange exchange) {
        long now = nanos.getAsLong();
        long lasted = exchange.waited().toNanos() + exchange.took().toNanos();
        providerCalls.incrementAndGet();
        away.ended(now, lasted);
        if (whole != null) {
            whole.providerCalls.incrementAndGet();
            whole.away.ended(now, lasted);
        }
        listeners.forEach(listener -> listener.exchanged(this, exchange));
    }

    /** The last of a provider's answer has come, of which only the head had come when the exchange was told. */
    public void carried() {
        away.goesOn(nanos.getAsLong());
    }

    /** How long the call waited for a rate limit or for the provider; what went on at the same time counts once. */
    public Duration away() {
        return away.time();
    }

    /** What the provider still allows the account; every answer tells it, errors included. */
    public void budget(BudgetState left) {
        this.budget = left;
        if (whole != null) {
            whole.budget(left);
        }
    }

    public Optional<UUID> account() {
        return Optional.ofNullable(account);
    }

    /** Id of the provider of {@link #account()}. */
    public Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    public Optional<String> resource() {
        return Optional.ofNullable(resource);
    }

    public Optional<String> verb() {
        return Optional.ofNullable(verb);
    }

    public Optional<BudgetState> budget() {
        return Optional.ofNullable(budget);
    }

    public int providerCalls() {
        return providerCalls.get();
    }
}
