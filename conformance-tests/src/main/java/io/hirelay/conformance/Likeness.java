package io.hirelay.conformance;

import io.hirelay.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two JSON values tell the same. An address that is signed anew each time it is asked for is the same up to its
 * query, and one of this machine up to its port: two accounts of a fixture may be at two ports.
 */
final class Likeness {
    private static final Json JSON = new Json();
    private static final Pattern LOCAL = Pattern.compile("^(https?://(?:127\\.0\\.0\\.1|localhost)):\\d+");

    private Likeness() {}

    static @Nullable Object read(String json) {
        return JSON.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of a record, as JSON shows it. */
    static @Nullable Object shown(Object value) {
        return JSON.read(JSON.write(value));
    }

    static boolean alike(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            return different(left, right).isEmpty();
        }
        if (one instanceof List<?> left && other instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!alike(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof String left && other instanceof String right) {
            return left.equals(right) || (isAddress(left) && unsigned(left).equals(unsigned(right)));
        }
        return Objects.equals(one, other);
    }

    /** Names of what two objects tell otherwise; never the values. */
    static Set<String> different(Map<?, ?> one, Map<?, ?> other) {
        Set<String> names = new TreeSet<>();
        one.forEach((name, value) -> {
            if (!other.containsKey(name) || !alike(value, other.get(name))) {
                names.add(String.valueOf(name));
            }
        });
        other.keySet().stream().filter(name -> !one.containsKey(name)).forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    private static boolean isAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private static String unsigned(String address) {
        int query = address.indexOf('?');
        return LOCAL.matcher(query < 0 ? address : address.substring(0, query)).replaceFirst("$1");
    }
}
