package io.hirelay.server.http.docs;

import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.Spec.Parameter;
import io.hirelay.server.http.unified.Target;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /integrated-account/{id}/tools}: the native methods of an account as tools for agents. */
public final class ToolEndpoints implements Endpoints {
    private static final String METHODS = "methods";
    private static final String TAGS = "tags";
    private static final String READ = "read";
    private static final String WRITE = "write";

    private final Target target;

    @Inject
    public ToolEndpoints(Target target) {
        this.target = target;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "GET",
                "/integrated-account/{id}/tools",
                Access.TOKEN,
                Spec.of("Accounts", "What agents can do with an account")
                        .describedAs(
                                "Each tool is a call of /proxy: its resource and method, what it takes, and what it is"
                                        + " for.")
                        .with(Parameter.path("id", "The account's id."))
                        .with(Parameter.query(
                                METHODS,
                                Map.of("type", "string"),
                                "Only these methods, in a comma list: names, read for all that change nothing, write for"
                                        + " all others."))
                        .with(Parameter.query(TAGS, Map.of("type", "string"), "Only these resources, in a comma list."))
                        .answering(
                                200,
                                "The tools.",
                                Spec.Content.json(Map.of("type", "array", "items", Map.of("type", "object")))),
                this::tools));
    }

    private Answer tools(Request request) {
        Account account = target.find(request, request.path("id"), "id");
        request.trace().account(account.id(), account.provider().descriptor().id());
        Set<String> methods = items(request.query(), METHODS);
        Set<String> resources = items(request.query(), TAGS);
        request.query().onlyKnown(known(request.query()));
        List<Map<String, @Nullable Object>> tools = new ArrayList<>();
        for (NativeResource resource : account.provider().nativeResources()) {
            if (resources.isEmpty() || resources.contains(resource.name())) {
                resource.methods().stream()
                        .filter(method -> isWanted(method, methods))
                        .forEach(method ->
                                tools.add(tool(account.provider().descriptor().id(), resource, method)));
            }
        }
        return Answer.ok(tools);
    }

    private static boolean isWanted(NativeMethod method, Set<String> methods) {
        return methods.isEmpty() || methods.contains(method.name()) || methods.contains(method.isRead() ? READ : WRITE);
    }

    /** Arrays are understood however they are written. */
    private static Set<String> items(Query query, String name) {
        Set<String> items = new LinkedHashSet<>();
        query.asMap().forEach((written, values) -> {
            if (isArray(written, name)) {
                values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .forEach(items::add);
            }
        });
        return items;
    }

    private static boolean isArray(String written, String name) {
        return written.startsWith(name) && written.substring(name.length()).matches("(\\[[0-9]{0,4}])?");
    }

    private static List<String> known(Query query) {
        List<String> known = new ArrayList<>(List.of(METHODS, TAGS));
        query.names().stream()
                .filter(name -> isArray(name, METHODS) || isArray(name, TAGS))
                .forEach(known::add);
        return known;
    }

    private static Map<String, @Nullable Object> tool(String provider, NativeResource resource, NativeMethod method) {
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        if (method.takesId()) {
            query.put("id", text("The record's id."));
            required.add("id");
        }
        for (String name : method.requiredParameters()) {
            query.put(name, text("Which record is meant: its " + name.replace('_', ' ') + "."));
            required.add(name);
        }
        if (method.rows().isPresent()) {
            query.put(
                    "limit",
                    Ordered.map(
                            "type",
                            "integer",
                            "minimum",
                            1,
                            "maximum",
                            Query.MOST_ROWS,
                            "description",
                            "Most records."));
            query.put("next_cursor", text("Where to go on: next_cursor of the page before."));
        }
        return Ordered.map(
                "name",
                name(provider, resource.name(), method.name()),
                "resource",
                resource.name(),
                "method",
                method.name(),
                "description",
                method.doc() + " (" + resource.doc() + ")",
                "query_schema",
                Ordered.map("type", "object", "properties", query, "additionalProperties", true),
                "body_schema",
                Ordered.map("type", "object", "properties", Ordered.map(), "additionalProperties", !method.isRead()),
                "required",
                required);
    }

    private static String name(String provider, String resource, String method) {
        String of = provider + "_" + resource;
        return switch (method) {
            case NativeMethod.LIST -> "list_all_" + of;
            case NativeMethod.GET -> "get_single_" + of + "_by_id";
            case NativeMethod.CREATE -> "create_a_" + of;
            case NativeMethod.UPDATE -> "update_a_" + of + "_by_id";
            case NativeMethod.DELETE -> "delete_a_" + of + "_by_id";
            default -> of + "_" + method;
        };
    }

    private static Map<String, @Nullable Object> text(String description) {
        return Ordered.map("type", "string", "description", description);
    }
}
