package io.hirelay.server.secret;

/**
 * Encrypts the server's own keys for keeping: the seam between the vault and what holds the key above them, be it the
 * master key or a key management service. Thread-safe.
 */
public interface KeyWrapper {

    /**
     * Keys for keeping.
     *
     * @param purpose what the keys are for; {@link #unwrap} wants the same
     */
    byte[] wrap(String purpose, byte[] keys);

    /** @throws UnusableKeysException when they were wrapped with another key, for another purpose, or altered */
    byte[] unwrap(String purpose, byte[] wrapped);
}
