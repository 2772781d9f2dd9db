package io.hirelay.http;

import io.hirelay.budget.Budgets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The headers that prove to a provider who asks. Never shown, never logged. Immutable. */
public final class AuthHeaders {
    private final Map<String, String> headers;

    private AuthHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    /** Headers by name. */
    public static AuthHeaders of(Map<String, String> headers) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            Objects.requireNonNull(value, name);
            if (value.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) { // OkHttp's own message would show the value
                throw new IllegalArgumentException(
                        "the value of the header " + name + " has characters that a header cannot carry");
            }
            sorted.put(name, value);
        });
        return new AuthHeaders(sorted);
    }

    /** {@code Authorization: Bearer …}. */
    public static AuthHeaders bearer(String token) {
        return of(Map.of("Authorization", "Bearer " + token));
    }

    /** {@code Authorization: Basic …}. */
    public static AuthHeaders basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return of(Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /** Hands each header over, to whoever sends it. */
    public void forEach(BiConsumer<String, String> header) {
        headers.forEach(header);
    }

    /** A key for the {@link Budgets} of this credential that does not give it away. */
    public String budgetKey(String provider) {
        return Budgets.key(provider, headers.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthHeaders that && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return headers.hashCode();
    }

    /** Names without values. */
    @Override
    public String toString() {
        return "AuthHeaders" + headers.keySet();
    }
}
