package io.hirelay.server.http;

import io.hirelay.model.Word;

/** Where an account is in its life. */
public enum AccountStatus implements Word {
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
