package io.hirelay.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;

/**
 * Headers of an answer, without cookies.
 *
 * @param byName values by lower-case name
 */
public record AnswerHeaders(Map<String, List<String>> byName) implements HeaderLookup {
    private static final Set<String> LEFT_OUT =
            Set.of("set-cookie", "set-cookie2", "authorization", "proxy-authorization", "cookie");

    public AnswerHeaders {
        byName = Map.copyOf(byName);
    }

    static AnswerHeaders of(Headers headers) {
        Map<String, List<String>> byName = new TreeMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (!LEFT_OUT.contains(name)) {
                byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(headers.value(i));
            }
        }
        byName.replaceAll((name, values) -> Collections.unmodifiableList(values));
        return new AnswerHeaders(byName);
    }

    /** The same without this credential, should the provider repeat it. */
    AnswerHeaders without(AuthHeaders credential) {
        Map<String, List<String>> rest = new TreeMap<>();
        byName.forEach((name, values) ->
                rest.put(name, values.stream().map(credential::redact).toList()));
        return rest.equals(byName) ? this : new AnswerHeaders(rest);
    }

    @Override
    public Optional<String> first(String name) {
        List<String> values = byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0).trim());
    }
}
