package io.hirelay.server.http.unified;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.page.Cursor;
import io.hirelay.server.secret.CursorSeal;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Cursors as callers get to see them: sealed with a key, so that they show nothing of what was filtered by, cannot be
 * altered, and are good for one account and one list alone. Filters are bound by the cursor within, which the
 * connection checks. The same place in a list has the same cursor, also after a restart.
 * Thread-safe.
 */
public final class Cursors {
    private final CursorSeal seal;

    @Inject
    public Cursors(CursorSeal seal) {
        this.seal = seal;
    }

    /** @param list names what is listed, as no other list is named */
    public String seal(Cursor cursor, UUID account, String list) {
        byte[] sealed = seal.seal(cursor.token().getBytes(StandardCharsets.UTF_8), boundTo(account, list));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws InvalidRequestException when it is not one that {@link #seal} gave for this account and list */
    public Cursor open(String given, UUID account, String list) {
        return decoded(given)
                .flatMap(bytes -> seal.open(bytes, boundTo(account, list)))
                .map(token -> new Cursor(new String(token, StandardCharsets.UTF_8)))
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_CURSOR,
                        "next_cursor",
                        "is not a cursor that this list of this account gave; send it as it was received, or start again"
                                + " without one"));
    }

    /** Base64 has several spellings of one value where bits are left over; only the one we write is ours. */
    private static Optional<byte[]> decoded(String given) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(given);
            return Optional.of(bytes)
                    .filter(one -> Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(one)
                            .equals(given));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] boundTo(UUID account, String list) {
        return (account + " " + list).getBytes(StandardCharsets.UTF_8);
    }
}
