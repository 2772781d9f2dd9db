package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final String SECRET = "k/" + Canary.MARK + "+8d1f";

    @Test
    void a_secret_is_found_in_every_form() {
        for (String before : new String[] {"", "a", "ab", "abc", "Bearer "}) {
            byte[] text = (before + SECRET).getBytes(StandardCharsets.UTF_8);
            assertTrue(Canary.in(text).isPresent());
            assertTrue(Canary.in(Base64.getEncoder().encodeToString(text)).isPresent(), before);
            assertTrue(Canary.in(Base64.getUrlEncoder().withoutPadding().encodeToString(text))
                    .isPresent());
            assertTrue(Canary.in(URLEncoder.encode(before + SECRET, StandardCharsets.UTF_8))
                    .isPresent());
            assertTrue(Canary.in(HexFormat.of().formatHex(text)).isPresent());
        }
        assertEquals(Optional.empty(), Canary.in("a canary that sings"));
        assertThrows(AssertionError.class, () -> Canary.absent("this", "x" + SECRET));
    }
}
