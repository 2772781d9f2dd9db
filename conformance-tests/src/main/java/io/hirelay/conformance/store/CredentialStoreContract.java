package io.hirelay.conformance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredCredential;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CredentialStore} keeps to. Extend it, and answer the store to be tested, which measures its leases by
 * the time of day; it may hold anything else, for each test works on connections of its own.
 */
public abstract class CredentialStoreContract {
    private static final Instant END = Instant.parse("2031-02-03T04:05:06.789Z");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(150);

    private CredentialStore store;
    private UUID id;

    /** The store; asked once for each test. */
    protected abstract CredentialStore store();

    /** A connection that has no credential yet; one that the store knows, where it keeps connections as well. */
    protected UUID connection() {
        return UUID.randomUUID();
    }

    /** Asks for the store. */
    @BeforeEach
    void open() {
        store = store();
        id = connection();
    }

    private static Map<String, Secret> key(String text) {
        return Map.of("api_key", Secret.of(text));
    }

    private StoredCredential found() {
        return store.find(id).orElseThrow();
    }

    @Test
    void what_is_kept_is_found() {
        assertEquals(Optional.empty(), store.find(id));

        store.put(
                id,
                Map.of("access_token", Secret.of("one"), "refresh_token", Secret.of("two")),
                Optional.of(END.plusNanos(1_234)));

        assertEquals(Map.of("access_token", Secret.of("one"), "refresh_token", Secret.of("two")), found().fields());
        assertEquals(Optional.of(END), found().expiresAt(), "to the millisecond");
        assertEquals(Optional.empty(), store.find(connection()));
    }

    @Test
    void any_text_is_kept_as_it_is() {
        String odd = "Ærø 顧客 🦉 'quoted' \"twice\" \\ % _ ; --";
        String long8k = "ß🦉é".repeat(1_024);
        Map<String, Secret> fields =
                Map.of("api_key", Secret.of(odd), "other", Secret.of(long8k), "empty", Secret.of(""));

        store.put(id, fields, Optional.empty());

        assertEquals(fields, found().fields());
        assertEquals(Optional.empty(), found().expiresAt());
    }

    @Test
    void what_is_put_takes_the_place_of_all_that_was_there() {
        store.put(id, Map.of("username", Secret.of("ada"), "password", Secret.of("old")), Optional.of(END));
        long before = found().version();

        store.put(id, key("new"), Optional.empty());

        assertEquals(key("new"), found().fields());
        assertEquals(Optional.empty(), found().expiresAt());
        assertTrue(found().version() > before);
    }

    @Test
    void it_is_replaced_only_as_long_as_nobody_else_has() {
        assertFalse(store.replace(id, 0, key("none"), Optional.empty()), "there is nothing to be replaced");
        assertFalse(store.replace(id, 1, key("none"), Optional.empty()), "there is nothing to be replaced");
        assertEquals(Optional.empty(), store.find(id));
        store.put(id, key("first"), Optional.empty());
        long first = found().version();

        assertTrue(store.replace(id, first, key("second"), Optional.of(END)));
        assertFalse(store.replace(id, first, key("stale"), Optional.empty()));
        assertFalse(store.replace(id, found().version() + 1, key("early"), Optional.empty()));

        assertEquals(key("second"), found().fields());
        assertEquals(Optional.of(END), found().expiresAt());
        assertTrue(found().version() > first);
        long second = found().version();
        store.put(id, key("third"), Optional.empty());
        assertFalse(store.replace(id, second, key("stale"), Optional.empty()));
        assertEquals(key("third"), found().fields());
    }

    @Test
    void what_is_deleted_is_gone() {
        UUID other = connection();
        store.put(id, key("gone"), Optional.of(END));
        store.put(other, key("stays"), Optional.empty());
        long version = found().version();

        store.delete(id);
        store.delete(id);

        assertEquals(Optional.empty(), store.find(id));
        assertFalse(store.replace(id, version, key("back"), Optional.empty()));
        assertEquals(Optional.empty(), store.find(id));
        assertEquals(key("stays"), store.find(other).orElseThrow().fields());
    }

    @Test
    void secrets_are_not_shared() {
        Secret given = Secret.of("kept");
        store.put(id, Map.of("api_key", given), Optional.empty());
        given.wipe();
        StoredCredential first = found();
        assertEquals(
                "kept", first.fields().get("api_key").reveal(), "wiping what was given does not touch what is kept");

        first.fields().get("api_key").wipe();
        assertEquals("kept", found().fields().get("api_key").reveal(), "nor does wiping what was found");

        StoredCredential held = found();
        store.put(id, key("other"), Optional.empty());
        assertEquals(
                "kept", held.fields().get("api_key").reveal(), "nor does replacing what is kept touch what was found");
        Secret again = Secret.of("again");
        assertTrue(store.replace(id, found().version(), Map.of("api_key", again), Optional.empty()));
        again.wipe();
        assertEquals("again", found().fields().get("api_key").reveal());
    }

    @Test
    void what_one_thread_keeps_all_threads_find() {
        store.put(id, key("seen"), Optional.of(END));

        List<Optional<StoredCredential>> found = AtOnce.call(() -> store.find(id));

        found.forEach(each -> assertEquals(key("seen"), each.orElseThrow().fields()));
    }

    @Test
    void of_several_threads_one_replaces_a_version() {
        store.put(id, key("0"), Optional.empty());
        AtomicInteger done = new AtomicInteger();

        AtOnce.call(() -> {
            int mine = 0;
            while (mine < 10) {
                StoredCredential now = found();
                int count = Integer.parseInt(now.fields().get("api_key").reveal());
                if (store.replace(id, now.version(), key(String.valueOf(count + 1)), Optional.empty())) {
                    mine++;
                    done.incrementAndGet();
                }
            }
            return mine;
        });

        assertEquals(AtOnce.THREADS * 10, done.get());
        assertEquals(key(String.valueOf(done.get())), found().fields(), "none was lost");
    }

    @Test
    void nobody_finds_half_of_a_credential() {
        store.put(id, Map.of("username", Secret.of("0"), "password", Secret.of("0")), Optional.empty());
        AtomicInteger next = new AtomicInteger();

        AtOnce.call(() -> {
            for (int i = 0; i < 20; i++) {
                Secret same = Secret.of(String.valueOf(next.incrementAndGet()));
                store.put(id, Map.of("username", same, "password", same), Optional.empty());
                Map<String, Secret> fields = found().fields();
                assertEquals(fields.get("username"), fields.get("password"));
            }
            return next;
        });
    }

    @Test
    void a_lease_has_one_holder() {
        CredentialStore.Lease held = store.lease(id, LONG).orElseThrow();

        assertTrue(store.lease(id, LONG).isEmpty(), "not even for the thread that holds it");
        UUID other = connection();
        CredentialStore.Lease another = store.lease(other, LONG).orElseThrow();
        held.close();
        assertTrue(store.lease(other, LONG).isEmpty(), "each connection has its own");
        CredentialStore.Lease next = store.lease(id, LONG).orElseThrow();
        assertTrue(store.lease(id, LONG).isEmpty());
        next.close();
        another.close();
    }

    @Test
    void a_lease_that_is_closed_again_is_not_taken_from_its_next_holder() {
        CredentialStore.Lease first = store.lease(id, LONG).orElseThrow();
        first.close();
        first.close();
        CredentialStore.Lease second = store.lease(id, LONG).orElseThrow();
        first.close();

        assertTrue(store.lease(id, LONG).isEmpty());
        second.close();
        store.lease(id, LONG).orElseThrow().close();
    }

    @Test
    void a_lease_whose_time_is_over_passes_to_the_next() {
        CredentialStore.Lease dead = store.lease(id, SHORT).orElseThrow();

        CredentialStore.Lease next = taken();
        dead.close();

        assertTrue(store.lease(id, LONG).isEmpty(), "closing it too late does not take it from its next holder");
        next.close();
    }

    /** The lease, as soon as it can be had. */
    private CredentialStore.Lease taken() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            Optional<CredentialStore.Lease> lease = store.lease(id, LONG);
            if (lease.isPresent()) {
                return lease.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("a lease of " + SHORT.toMillis() + " ms was still held after 20 s");
    }

    @Test
    void of_several_threads_one_gets_the_lease() {
        for (int i = 0; i < 10; i++) {
            List<Optional<CredentialStore.Lease>> leases = AtOnce.call(() -> store.lease(id, LONG));

            assertEquals(1, leases.stream().filter(Optional::isPresent).count());
            leases.forEach(lease -> lease.ifPresent(CredentialStore.Lease::close));
        }
    }

    @Test
    void a_lease_has_nothing_to_do_with_what_is_kept() {
        CredentialStore.Lease held = store.lease(id, LONG).orElseThrow();

        store.put(id, key("first"), Optional.empty());
        assertTrue(store.replace(id, found().version(), key("second"), Optional.empty()));
        assertEquals(key("second"), found().fields());
        store.delete(id);
        held.close();
        store.lease(id, LONG).orElseThrow().close();
    }
}
