package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The webhooks that tokens asked for; a new account has none. */
public final class Subscriptions {
    private static final long FIRST = 118_020;

    private final TreeMap<Long, Subscription> byId = new TreeMap<>();
    private long next = FIRST;

    Subscriptions() {}

    public List<Subscription> of(int token) {
        return byId.values().stream().filter(row -> row.token() == token).toList();
    }

    public List<Subscription> all() {
        return new ArrayList<>(byId.values());
    }

    public void put(Subscription subscription) {
        byId.put(subscription.id(), subscription);
    }

    public void remove(long id) {
        byId.remove(id);
    }

    public long newId() {
        return next++;
    }
}
