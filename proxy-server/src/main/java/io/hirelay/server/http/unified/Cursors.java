package io.hirelay.server.http.unified;

import com.google.crypto.tink.subtle.AesSiv;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.ListOperation;
import io.hirelay.page.Cursor;
import io.hirelay.server.secret.MasterKey;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/**
 * Cursors as callers get to see them: sealed with a key, so that they show nothing of what was filtered by, cannot be
 * altered, and are good for one account and one operation alone. Filters are bound by the cursor within, which the
 * connection checks. The same place in a list has the same cursor, also after a restart with the same master key.
 * Thread-safe.
 */
public final class Cursors {
    private static final int KEY_BYTES = 64;

    private final AesSiv seal;

    @Inject
    public Cursors(MasterKey key) {
        try {
            this.seal = new AesSiv(key.derive("cursor", KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal cursors", e);
        }
    }

    String seal(Cursor cursor, UUID account, ListOperation<?> operation) {
        try {
            byte[] sealed = seal.encryptDeterministically(
                    cursor.token().getBytes(StandardCharsets.UTF_8), boundTo(account, operation));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cursor could not be sealed", e);
        }
    }

    /** @throws InvalidRequestException when it is not one that {@link #seal} gave for this account and operation */
    Cursor open(String given, UUID account, ListOperation<?> operation) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(given);
            // Base64 has several spellings of one value where bits are left over; only the one we write is ours.
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(given)) {
                byte[] token = seal.decryptDeterministically(sealed, boundTo(account, operation));
                return new Cursor(new String(token, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            // told below, like every other way of not being ours
        }
        throw InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID_CURSOR,
                "next_cursor",
                "is not a cursor that this list of this account gave; send it as it was received, or start again without"
                        + " one");
    }

    private static byte[] boundTo(UUID account, ListOperation<?> operation) {
        return (account + " " + operation.id()).getBytes(StandardCharsets.UTF_8);
    }
}
