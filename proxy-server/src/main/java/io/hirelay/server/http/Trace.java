package io.hirelay.server.http;

import io.hirelay.budget.BudgetState;
import io.hirelay.operation.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a handler tells about a call while it serves it, for logs and metrics. Thread-safe. */
public final class Trace {
    private volatile @Nullable UUID account;
    private volatile @Nullable String provider;
    private volatile @Nullable String resource;
    private volatile @Nullable String verb;
    private volatile @Nullable BudgetState budget;
    private final AtomicInteger providerCalls = new AtomicInteger();
    private final List<ExchangeListener> listeners;
    private final @Nullable Trace whole;

    /** One that nobody listens to. */
    public Trace() {
        this(List.of());
    }

    /** @param listeners told of every exchange */
    public Trace(List<ExchangeListener> listeners) {
        this(listeners, null);
    }

    private Trace(List<ExchangeListener> listeners, @Nullable Trace whole) {
        this.listeners = List.copyOf(listeners);
        this.whole = whole;
    }

    /** For a call that is a part of this one: what it asks of the provider and learns of the budget counts here too. */
    public Trace part() {
        return new Trace(listeners, this);
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
        providerCalls.incrementAndGet();
        if (whole != null) {
            whole.providerCalls.incrementAndGet();
        }
        listeners.forEach(listener -> listener.exchanged(this, exchange));
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
