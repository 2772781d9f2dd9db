package io.hirelay.server.http.docs;

import io.hirelay.error.ErrorCode;
import io.hirelay.json.Schemas;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Operation;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.PublicUrl;
import io.hirelay.server.http.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document of a set of endpoints. */
final class OpenApi {
    private static final Pattern PATH_NAME = Pattern.compile("\\{([^}]+)}");
    private static final String ERROR = "Error";

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    /** Of every endpoint that is documented. */
    static Map<String, @Nullable Object> of(Collection<Endpoint> endpoints, String version, PublicUrl publicUrl) {
        return new OpenApi().document(endpoints, version, publicUrl);
    }

    private Map<String, @Nullable Object> document(
            Collection<Endpoint> endpoints, String version, PublicUrl publicUrl) {
        Catalogue.operations().forEach(this::register);
        Map<String, Map<String, @Nullable Object>> paths = new TreeMap<>();
        List<String> tags = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.spec().documented()) {
                paths.computeIfAbsent(endpoint.shownPath(), path -> new LinkedHashMap<>())
                        .put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
                if (!tags.contains(endpoint.spec().tag())) {
                    tags.add(endpoint.spec().tag());
                }
            }
        }
        Map<String, @Nullable Object> components = new TreeMap<>(schemas.components());
        components.put(ERROR, error());
        return Ordered.map(
                "openapi",
                "3.1.0",
                "info",
                Ordered.map(
                        "title",
                        "Hirelay",
                        "version",
                        version,
                        "description",
                        "One model for every applicant tracking system, and for the employees and time off that"
                                + " such systems keep besides. The readable page is at /docs.",
                        "license",
                        Ordered.map("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers",
                List.of(Ordered.map("url", publicUrl.reference())),
                "security",
                List.of(Ordered.map("bearer", List.of())),
                "tags",
                tags.stream().map(tag -> Ordered.map("name", tag)).toList(),
                "paths",
                paths,
                "components",
                Ordered.map(
                        "schemas",
                        components,
                        "responses",
                        Ordered.map(ERROR, errorResponse()),
                        "securitySchemes",
                        Ordered.map(
                                "bearer",
                                Ordered.map(
                                        "type", "http",
                                        "scheme", "bearer",
                                        "description", "An API token of an environment."))));
    }

    /** What routes refer to, also where they have written their schemas themselves. */
    private void register(Operation<?, ?> operation) {
        schemas.of(operation.resource().type());
        if (operation instanceof ActionOperation<?, ?> action) {
            schemas.of(action.input());
            if (action.output().isRecord()) {
                schemas.of(action.output());
            }
        }
    }

    private Map<String, @Nullable Object> operation(Endpoint endpoint) {
        Spec spec = endpoint.spec();
        Map<String, @Nullable Object> operation = Ordered.map(
                "tags", List.of(spec.tag()),
                "summary", spec.summary(),
                "operationId", operationId(endpoint));
        if (!spec.description().isEmpty()) {
            operation.put("description", spec.description());
        }
        if (!endpoint.access().asksForToken()) {
            operation.put("security", List.of());
        }
        List<Map<String, @Nullable Object>> parameters = parameters(endpoint);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!spec.requestBodies().isEmpty()) {
            Map<String, @Nullable Object> contents = new LinkedHashMap<>();
            spec.requestBodies().forEach(body -> contents.putAll(content(body)));
            operation.put("requestBody", Ordered.map("required", true, "content", contents));
        }
        Map<String, @Nullable Object> responses = new LinkedHashMap<>();
        for (Spec.Response response : spec.responses()) {
            Map<String, @Nullable Object> shown = Ordered.map("description", response.meaning());
            if (!response.headers().isEmpty()) {
                Map<String, @Nullable Object> headers = new LinkedHashMap<>();
                response.headers()
                        .forEach((name, doc) -> headers.put(
                                name, Ordered.map("description", doc, "schema", Ordered.map("type", "string"))));
                shown.put("headers", headers);
            }
            response.body().ifPresent(body -> shown.put("content", content(body)));
            responses.put(Integer.toString(response.status()), shown);
        }
        responses.put("default", Ordered.map("$ref", "#/components/responses/" + ERROR));
        operation.put("responses", responses);
        return operation;
    }

    /** Those that the description names, and every name in the path that it does not. */
    private static List<Map<String, @Nullable Object>> parameters(Endpoint endpoint) {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        Matcher names = PATH_NAME.matcher(endpoint.shownPath());
        while (names.find()) {
            String name = names.group(1);
            if (endpoint.spec().parameters().stream()
                    .noneMatch(parameter ->
                            parameter.in() == Spec.In.PATH && parameter.name().equals(name))) {
                shown.add(parameter(Spec.Parameter.path(name, "")));
            }
        }
        endpoint.spec().parameters().forEach(parameter -> shown.add(parameter(parameter)));
        return shown;
    }

    private static Map<String, @Nullable Object> parameter(Spec.Parameter parameter) {
        Map<String, @Nullable Object> shown = Ordered.map(
                "name", parameter.name(),
                "in", parameter.in().name().toLowerCase(Locale.ROOT));
        if (parameter.required()) {
            shown.put("required", true);
        }
        if (!parameter.doc().isEmpty()) {
            shown.put("description", parameter.doc());
        }
        if ("object".equals(parameter.schema().get("type"))) {
            shown.put("style", "deepObject");
            shown.put("explode", true);
        }
        shown.put("schema", parameter.schema());
        return shown;
    }

    private Map<String, @Nullable Object> content(Spec.Content content) {
        Map<String, Object> schema = content.type().map(schemas::of).orElse(content.schema());
        return Ordered.map(content.contentType(), Ordered.map("schema", schema));
    }

    /** {@code GET /integrated-account/{id}} is {@code get_integrated_account_by_id}. */
    private static String operationId(Endpoint endpoint) {
        return (endpoint.method().toLowerCase(Locale.ROOT)
                        + endpoint.shownPath().replaceAll("\\{([^}]+)}", "by_$1"))
                .replaceAll("[^A-Za-z0-9]+", "_");
    }

    private static Map<String, @Nullable Object> errorResponse() {
        return Ordered.map(
                "description",
                "The call failed.",
                "headers",
                Ordered.map(
                        "X-Request-Id",
                        Ordered.map("schema", Ordered.map("type", "string")),
                        "X-Hirelay-Error",
                        Ordered.map("description", "The code.", "schema", Ordered.map("type", "string")),
                        "Retry-After",
                        Ordered.map("description", "Seconds.", "schema", Ordered.map("type", "integer"))),
                "content",
                Ordered.map(
                        "application/json", Ordered.map("schema", Ordered.map("$ref", Schemas.COMPONENTS + ERROR))));
    }

    private static Map<String, @Nullable Object> error() {
        Map<String, @Nullable Object> text = Ordered.map("type", "string");
        Map<String, @Nullable Object> pair = Ordered.map("type", "object", "additionalProperties", text);
        return Ordered.map(
                "type",
                "object",
                "description",
                "What went wrong, in the one form that every error has.",
                "properties",
                Ordered.map(
                        "statusCode",
                        Ordered.map("type", "integer"),
                        "error",
                        Ordered.map("type", "string", "description", "The status in words."),
                        "message",
                        Ordered.map("type", "string", "description", "What was wrong and what would be right."),
                        "code",
                        Ordered.map(
                                "type",
                                "string",
                                "description",
                                "Stable; the part before the dot says whose matter it is.",
                                "enum",
                                Arrays.stream(ErrorCode.values())
                                        .map(ErrorCode::code)
                                        .toList()),
                        "origin",
                        Ordered.map("type", "string", "enum", List.of("request", "account", "provider", "platform")),
                        "retry",
                        Ordered.map("type", "string", "enum", List.of("never", "safe", "after", "unknown_outcome")),
                        "details",
                        Ordered.map(
                                "type",
                                "object",
                                "properties",
                                Ordered.map(
                                        "failures",
                                        Ordered.map("type", "array", "items", pair),
                                        "options",
                                        Ordered.map("type", "array", "items", pair),
                                        "capability",
                                        text,
                                        "missing_scopes",
                                        Ordered.map("type", "array", "items", text))),
                        "truto_is_remote_error",
                        Ordered.map("type", "boolean", "description", "Only where the provider said no."),
                        "raw_response",
                        Ordered.map("description", "The provider's body as received."),
                        "request_id",
                        text),
                "required",
                List.of("statusCode", "error", "message", "code", "origin", "retry", "request_id"));
    }
}
