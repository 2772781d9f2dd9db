package io.hirelay.server.export;

import io.hirelay.operation.FilterField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a server says a connection can do.
 *
 * @param integration the system that is connected
 * @param byResource by id of the resource
 */
record Offers(String integration, Map<String, Offer> byResource) {
    Offers {
        byResource = Map.copyOf(byResource);
    }

    /**
     * What it can do with one resource.
     *
     * @param methods such as {@code list} and {@code get}
     * @param filters names of what a list can be filtered by
     * @param requiredOneOf names of filters of which one has to be given
     * @param hidden names of filters that hide something unless they are given
     * @param expand names by which a list loads more
     */
    record Offer(
            Set<String> methods,
            Set<String> filters,
            List<String> requiredOneOf,
            Set<String> hidden,
            Set<String> expand) {}

    /** Nothing where there is nothing. */
    Optional<Offer> of(String resource) {
        return Optional.ofNullable(byResource.get(resource));
    }

    /** Reads the answer of {@code GET /integrated-account/{id}/capabilities}. */
    static Offers read(Map<String, ?> capabilities) {
        Map<String, Offer> offers = new HashMap<>();
        for (Map<?, ?> resource : objects(capabilities.get("unified"))) {
            Map<String, Map<?, ?>> filters = new LinkedHashMap<>();
            objects(resource.get("filters")).forEach(filter -> filters.put(text(filter.get("name")), filter));
            Set<String> hidden = new HashSet<>();
            filters.forEach((name, filter) -> {
                if (filter.get("default") != null && texts(filter.get("values")).contains(FilterField.ALL)) {
                    hidden.add(name);
                }
            });
            offers.put(
                    text(resource.get("model")) + "." + text(resource.get("resource")),
                    new Offer(
                            names(resource.get("methods"), "method"),
                            filters.keySet(),
                            texts(resource.get("required_one_of")),
                            hidden,
                            names(resource.get("expand"), "name")));
        }
        return new Offers(
                capabilities.get("integration") instanceof Map<?, ?> integration ? text(integration.get("name")) : "",
                offers);
    }

    private static Set<String> names(@Nullable Object list, String field) {
        return objects(list).stream().map(each -> text(each.get(field))).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        return list instanceof List<?> many
                ? many.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(each -> (Map<?, ?>) each)
                        .toList()
                : List.of();
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> many
                ? many.stream().map(Objects::toString).toList()
                : List.of();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
