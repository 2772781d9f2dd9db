package io.hirelay.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * A text that must not be seen. It prints as {@code ***}, is compared in constant time, and can be wiped. Thread-safe;
 * a wipe is seen by readers at the latest on their next synchronisation.
 */
public final class Secret {
    private final byte[] utf8;
    private volatile boolean wiped;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The text itself, for the one place that needs it.
     *
     * @throws IllegalStateException when it has been wiped
     */
    public String reveal() {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (wiped) {
            throw new IllegalStateException("the secret has been wiped");
        }
        return text;
    }

    /**
     * Another of the same text, which lives when this one is wiped.
     *
     * @throws IllegalStateException when it has been wiped
     */
    public Secret copy() {
        return of(reveal());
    }

    /** Overwrites what this object holds; twice is harmless. */
    public void wipe() {
        wiped = true;
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(utf8, that.utf8);
    }

    /** The same for all, so that it tells nothing. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
