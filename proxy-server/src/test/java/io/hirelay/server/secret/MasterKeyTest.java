package io.hirelay.server.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MasterKeyTest {

    @Test
    void a_key_is_its_own_for_each_purpose_and_the_same_each_time() {
        MasterKey key = MasterKey.random(new SecureRandom());

        assertArrayEquals(key.derive("one", 32), key.derive("one", 32));
        assertArrayEquals(
                key.derive("one", 32), MasterKey.ofBase64(key.base64() + "\n").derive("one", 32));
        assertFalse(Arrays.equals(key.derive("one", 32), key.derive("two", 32)));
        assertFalse(key.toString().contains(key.base64()));
    }

    @Test
    void both_alphabets_of_base64_are_read() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 0xfb);
        String standard = Base64.getEncoder().encodeToString(bytes);
        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertNotEquals(standard, urlSafe);
        assertArrayEquals(
                MasterKey.ofBase64(standard).derive("x", 16),
                MasterKey.ofBase64(urlSafe).derive("x", 16));
    }
}
