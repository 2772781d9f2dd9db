package io.hirelay.server.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every endpoint by method and path. Immutable, thread-safe. */
final class RouteTable {
    private final Node root = new Node();

    /** @throws IllegalStateException when two endpoints claim one method and path */
    RouteTable(Collection<Endpoint> endpoints) {
        endpoints.forEach(this::add);
    }

    /**
     * What serves a request.
     *
     * @param endpoint empty when nothing does
     * @param pathParameters decoded values of the names in its path
     * @param allowed methods that the path does have; empty when there is no such path
     * @param path decoded segments of what was asked for
     */
    record Match(
            Optional<Endpoint> endpoint, Map<String, String> pathParameters, List<String> allowed, List<String> path) {}

    /**
     * Looks for what serves this method and path.
     *
     * @param rawPath percent-encoded; more than one leading slash counts as one
     * @throws io.hirelay.error.InvalidRequestException when the path is not well encoded
     */
    Match find(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        List<Map<String, Endpoint>> leaves = new ArrayList<>();
        collect(root, segments, 0, leaves);
        for (Map<String, Endpoint> leaf : leaves) {
            Endpoint endpoint = serving(leaf, method);
            if (endpoint != null) {
                return new Match(Optional.of(endpoint), parameters(endpoint, segments), allowed(leaves), segments);
            }
        }
        return new Match(Optional.empty(), Map.of(), allowed(leaves), segments);
    }

    private void add(Endpoint endpoint) {
        Node node = root;
        for (String segment : split(endpoint.path())) {
            if (isRest(segment)) {
                add(node.rest, endpoint);
                return;
            }
            if (isName(segment)) {
                if (node.named == null) {
                    node.named = new Node();
                }
                node = node.named;
            } else {
                node = node.literals.computeIfAbsent(segment, name -> new Node());
            }
        }
        add(node.byMethod, endpoint);
    }

    private static void add(Map<String, Endpoint> byMethod, Endpoint endpoint) {
        Endpoint other = byMethod.put(endpoint.method(), endpoint);
        if (other != null) {
            throw new IllegalStateException("both " + other + " and " + endpoint + " are to be served");
        }
    }

    /** The more literal a path, the earlier it comes. */
    private static void collect(Node node, List<String> segments, int from, List<Map<String, Endpoint>> leaves) {
        if (from == segments.size()) {
            if (!node.byMethod.isEmpty()) {
                leaves.add(node.byMethod);
            }
            return;
        }
        Node literal = node.literals.get(segments.get(from));
        if (literal != null) {
            collect(literal, segments, from + 1, leaves);
        }
        if (node.named != null && !segments.get(from).isEmpty()) {
            collect(node.named, segments, from + 1, leaves);
        }
        if (!node.rest.isEmpty()) {
            leaves.add(node.rest);
        }
    }

    private static List<String> allowed(List<Map<String, Endpoint>> leaves) {
        TreeSet<String> methods = new TreeSet<>();
        leaves.forEach(leaf -> methods.addAll(leaf.keySet()));
        methods.remove(Endpoint.ANY_METHOD);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!leaves.isEmpty()) {
            methods.add("OPTIONS");
        }
        return List.copyOf(methods);
    }

    private static Map<String, String> parameters(Endpoint endpoint, List<String> segments) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> template = split(endpoint.path());
        for (int i = 0; i < template.size(); i++) {
            if (isRest(template.get(i))) {
                String name = template.get(i).substring(1, template.get(i).length() - 2);
                values.put(name, String.join("/", segments.subList(i, segments.size())));
            } else if (isName(template.get(i))) {
                values.put(template.get(i).substring(1, template.get(i).length() - 1), segments.get(i));
            }
        }
        return values;
    }

    private static List<String> segments(String rawPath) {
        return split(rawPath).stream()
                .map(segment -> PercentEncoding.decode(segment, "path"))
                .toList();
    }

    private static List<String> split(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return List.of(path.substring(start).split("/", -1));
    }

    private static boolean isRest(String segment) {
        return segment.startsWith("{") && segment.endsWith("*}");
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static @Nullable Endpoint serving(Map<String, Endpoint> byMethod, String method) {
        Endpoint exact = byMethod.get(method);
        if (exact == null && method.equals("HEAD")) {
            exact = byMethod.get("GET");
        }
        return exact != null || method.equals("OPTIONS") ? exact : byMethod.get(Endpoint.ANY_METHOD);
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Endpoint> byMethod = new HashMap<>();
        private final Map<String, Endpoint> rest = new HashMap<>();
        private @Nullable Node named;
    }
}
