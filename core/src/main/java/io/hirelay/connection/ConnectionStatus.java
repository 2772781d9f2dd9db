package io.hirelay.connection;

import io.hirelay.model.Word;

/** Where a connection is in its life. */
public enum ConnectionStatus implements Word {
    /** Being connected; can be used soon. */
    CONNECTING,
    ACTIVE,
    /** The provider no longer accepts the credential. */
    NEEDS_REAUTH,
    /** The credential did not work when it was given. */
    VALIDATION_ERROR,
    /** Switched off by hand. */
    DISABLED
}
