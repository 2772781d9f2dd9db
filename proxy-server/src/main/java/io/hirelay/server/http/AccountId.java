package io.hirelay.server.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The ids of accounts, as callers write them. */
public final class AccountId {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private AccountId() {}

    /** The id; empty when the text is not the whole of a UUID, which the JDK does not mind. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
