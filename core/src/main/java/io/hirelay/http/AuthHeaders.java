package io.hirelay.http;

import io.hirelay.budget.Budgets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The headers that prove to a provider who asks. Never shown, never logged. Immutable. */
public final class AuthHeaders {
    private static final String REDACTED = "***";

    /** What is shorter stands in any text. */
    private static final int SHORTEST_REDACTED = 6;

    private final Map<String, String> headers;
    /** Worked out once: it is asked for before every call. Racing threads work out the same. */
    private @Nullable Key key;
    /** Likewise: it is looked for in every header of every answer. */
    private @Nullable List<String> hidden;

    private record Key(String provider, String text) {}

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
        Key known = key;
        if (known == null || !known.provider().equals(provider)) {
            known = new Key(provider, Budgets.key(provider, headers.toString()));
            key = known;
        }
        return known.text();
    }

    /**
     * What a provider has said to whoever sent these headers, without their values: some repeat in an error what they
     * were sent. The very text when it repeats none.
     */
    public String redact(String said) {
        List<String> known = hidden;
        if (known == null) {
            known = headers.values().stream()
                    .flatMap(value -> forms(value.substring(value.indexOf(' ') + 1)).stream())
                    .filter(form -> form.length() >= SHORTEST_REDACTED)
                    .toList();
            hidden = known;
        }
        String rest = said;
        for (String form : known) {
            rest = rest.replace(form, REDACTED);
        }
        return rest;
    }

    /** The longest first: a password stands in what user and password are together. */
    private static List<String> forms(String token) {
        List<String> forms = new ArrayList<>();
        forms.add(token);
        forms.add(token.replace("/", "\\/"));
        forms.add(URLEncoder.encode(token, StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        forms.add(base64.encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        try {
            String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon >= 0) {
                forms.add(pair);
                forms.add(pair.substring(colon + 1));
                forms.add(pair.substring(0, colon));
            }
        } catch (IllegalArgumentException notBasic) {
            // a token then
        }
        return forms;
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
