package io.hirelay.server.secret;

import java.util.Objects;

/**
 * What the vault has sealed.
 *
 * @param keyId the key it was sealed with
 * @param bytes nothing of which tells what was sealed but its length
 */
public record Sealed(String keyId, byte[] bytes) {
    public Sealed {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(bytes, "bytes");
    }

    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
