package io.hirelay.server.http;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Names requests: by what the client calls it when that is fit for logs, else by a fresh name. */
final class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}");

    private final Supplier<String> fresh;

    RequestIds(Supplier<String> fresh) {
        this.fresh = fresh;
    }

    String of(Optional<String> given) {
        return given.filter(id -> FIT.matcher(id).matches()).orElseGet(fresh);
    }
}
