package io.hirelay.server.http.docs;

import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every documented route with its parameters, under the heading of its tag. */
final class RouteTables {
    private final Html html;

    RouteTables(Html html) {
        this.html = html;
    }

    void write(Collection<Endpoint> endpoints) {
        Map<String, List<Endpoint>> byTag = new TreeMap<>();
        endpoints.stream()
                .filter(endpoint -> endpoint.spec().documented())
                .forEach(endpoint -> byTag.computeIfAbsent(endpoint.spec().tag(), tag -> new ArrayList<>())
                        .add(endpoint));
        byTag.forEach((tag, routes) -> {
            html.element("h3", tag);
            routes.forEach(this::write);
        });
    }

    private void write(Endpoint endpoint) {
        Spec spec = endpoint.spec();
        html.open("details").open("summary");
        html.element("code", endpoint.toString()).text(" " + spec.summary()).close();
        if (!spec.description().isEmpty()) {
            html.element("p", spec.description());
        }
        html.element(
                "p",
                switch (endpoint.access()) {
                    case PUBLIC -> "Needs no token.";
                    case SECRET_ADDRESS -> "Needs no token: the address itself is the secret.";
                    case TOKEN -> "Needs an API token.";
                    case ACCOUNT_TOKEN -> "Needs an API token, or the token of the account.";
                });
        if (endpoint.access().asksForToken()) {
            html.element("pre", example(endpoint));
        }
        if (!spec.parameters().isEmpty()) {
            html.open("table").row("th", "Parameter", "In", "Type", "Meaning");
            for (Spec.Parameter parameter : spec.parameters()) {
                html.row(
                        "td",
                        parameter.name() + (parameter.required() ? " (required)" : ""),
                        parameter.in().name().toLowerCase(Locale.ROOT),
                        SchemaText.of(parameter.schema()),
                        parameter.doc());
            }
            html.close();
        }
        endpoint.spec().requestBodies().forEach(this::body);
        html.close().newLine();
    }

    private void body(Spec.Content body) {
        if (!(body.schema().get("properties") instanceof Map<?, ?> fields)) {
            return;
        }
        Object required = body.schema().getOrDefault("required", List.of());
        html.open("table").row("th", "Body: " + body.contentType(), "Type", "Meaning");
        fields.forEach((name, schema) -> {
            Map<?, ?> described = (Map<?, ?>) schema;
            Object doc = described.get("description");
            html.row(
                    "td",
                    name + (((List<?>) required).contains(name) ? " (required)" : ""),
                    SchemaText.of(described),
                    doc == null ? "" : doc.toString());
        });
        html.close();
    }

    private static String example(Endpoint endpoint) {
        boolean unified =
                endpoint.path().startsWith("/unified/") && !endpoint.path().contains("/meta/");
        return "curl "
                + (endpoint.method().equals("GET") ? "" : "-X " + endpoint.method() + " ")
                + "-H \"Authorization: Bearer $TOKEN\" "
                + (endpoint.spec().requestBodies().isEmpty()
                        ? ""
                        : "-H \"Content-Type: application/json\" -d @body.json ")
                + "\"$HIRELAY" + endpoint.shownPath().replaceAll("\\{([^}]+)}", "<$1>")
                + (unified ? "?integrated_account_id=$ACCOUNT" : "") + "\"";
    }
}
