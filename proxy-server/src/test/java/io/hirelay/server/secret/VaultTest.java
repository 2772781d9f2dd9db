package io.hirelay.server.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultTest {
    private static final byte[] PLAIN = "a secret, c4n4ry-8d1f".getBytes(StandardCharsets.UTF_8);

    private final MemoryKeysets keysets = new MemoryKeysets();
    private final KeyWrapper wrapper = new MasterKeyWrapper(MasterKey.random(new SecureRandom()));
    private final Vault vault = Vault.open(keysets, wrapper);

    @Test
    void what_is_sealed_shows_nothing_and_opens_for_its_owner_and_field() {
        Sealed sealed = vault.seal("one", "api_key", PLAIN);

        assertFalse(new String(sealed.bytes(), StandardCharsets.ISO_8859_1).contains("c4n4ry"));
        assertArrayEquals(PLAIN, vault.open("one", "api_key", sealed));
        assertFalse(Arrays.equals(
                sealed.bytes(), vault.seal("one", "api_key", PLAIN).bytes()));
    }

    @Test
    void nothing_opens_in_the_place_of_another_or_altered() {
        Sealed sealed = vault.seal("one", "api_key", PLAIN);
        byte[] altered = sealed.bytes().clone();
        altered[altered.length - 1] ^= 1;

        assertThrows(IllegalStateException.class, () -> vault.open("two", "api_key", sealed));
        assertThrows(IllegalStateException.class, () -> vault.open("one", "refresh_token", sealed));
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> vault.open("one", "api_key", new Sealed(sealed.keyId(), altered)));
        assertTrue(refused.getMessage().contains("api_key of one"), refused.getMessage());
    }

    @Test
    void another_server_opens_it_with_the_same_master_key_alone() {
        Sealed sealed = vault.seal("one", "api_key", PLAIN);

        assertArrayEquals(PLAIN, Vault.open(keysets, wrapper).open("one", "api_key", sealed));
        KeyWrapper another = new MasterKeyWrapper(MasterKey.random(new SecureRandom()));
        assertThrows(UnusableKeysException.class, () -> Vault.open(keysets, another));
        assertThrows(
                UnusableKeysException.class,
                () -> wrapper.unwrap(
                        CursorSeal.PURPOSE, keysets.kept.get(Vault.PURPOSE).wrapped()));
    }

    @Test
    void a_new_key_is_learned_when_something_sealed_with_it_is_met() {
        Vault other = Vault.open(keysets, wrapper);
        Sealed before = vault.seal("one", "api_key", PLAIN);

        keysets.kept.computeIfPresent(
                Vault.PURPOSE, (purpose, kept) -> other.withNewKey(kept).orElseThrow());
        assertEquals(Optional.empty(), other.withNewKey(keysets.kept.get(Vault.PURPOSE)));
        other.use(keysets.kept.get(Vault.PURPOSE));
        Sealed after = other.seal("one", "api_key", PLAIN);

        assertNotEquals(before.keyId(), after.keyId());
        assertArrayEquals(PLAIN, vault.open("one", "api_key", after));
        assertArrayEquals(PLAIN, other.open("one", "api_key", before));
        assertEquals(after.keyId(), vault.primary());
    }

    @Test
    void a_dropped_key_opens_nothing_any_more() {
        Sealed before = vault.seal("one", "api_key", PLAIN);
        KeysetStore.Stored two =
                vault.withNewKey(keysets.kept.get(Vault.PURPOSE)).orElseThrow();
        KeysetStore.Stored one = vault.withoutOldKeys(two).orElseThrow();

        vault.use(one);

        assertEquals(3, vault.version());
        assertThrows(IllegalStateException.class, () -> vault.open("one", "api_key", before));
        assertArrayEquals(PLAIN, vault.open("one", "x", vault.seal("one", "x", PLAIN)));
        assertEquals(Optional.empty(), vault.withoutOldKeys(one));
        vault.use(two);
        assertEquals(3, vault.version(), "older keys do not come back");
    }

    @Test
    void cursors_look_the_same_every_time_and_open_for_what_they_are_bound_to() {
        byte[] list = {1};
        byte[] otherList = {2};
        CursorSeal seal = CursorSeal.open(keysets, wrapper);
        byte[] sealed = seal.seal(PLAIN, list);

        CursorSeal again = CursorSeal.open(keysets, wrapper);
        assertArrayEquals(sealed, again.seal(PLAIN, list));
        assertArrayEquals(PLAIN, again.open(sealed, list).orElseThrow());
        assertEquals(Optional.empty(), again.open(sealed, otherList));
        assertEquals(Optional.empty(), CursorSeal.ephemeral().open(sealed, list));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("c4n4ry"));
    }
}
