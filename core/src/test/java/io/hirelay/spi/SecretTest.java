package io.hirelay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void a_secret_is_told_only_when_asked() {
        Secret secret = Secret.of("canary-8d1f");

        assertEquals("canary-8d1f", secret.reveal());
        assertEquals("***", secret.toString());
        assertEquals(Secret.of("canary-8d1f"), secret);
        assertNotEquals(Secret.of("canary-8d1e"), secret);
    }

    @Test
    void a_wiped_secret_is_gone() {
        Secret secret = Secret.of("canary-8d1f");
        secret.wipe();
        secret.wipe();

        assertThrows(IllegalStateException.class, secret::reveal);
        assertNotEquals(Secret.of("canary-8d1f"), secret);
    }
}
