package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.error.ErrorCode;
import io.hirelay.json.Schemas;
import io.hirelay.model.Shape;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Model;
import io.hirelay.operation.Resource;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.unified.Routes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The readable documentation: one page that needs no script, no network and no other file. */
final class DocsPage {
    private static final String CSS = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1rem}
            h1,h2,h3{line-height:1.2}h2{margin-top:3rem;border-bottom:1px solid #8884}
            table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.5rem 0 1rem}
            th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border:1px solid #8884;overflow-wrap:anywhere}
            code,pre{font-family:ui-monospace,monospace;font-size:.9em}
            pre{padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #8884}
            @media(min-width:40rem){td:first-child{white-space:nowrap}}
            nav{columns:14rem}nav a{display:block}summary{cursor:pointer;font-weight:600;margin:.5rem 0}
            """;

    private final Html html = new Html();
    private final List<Provider> providers;
    private final List<Model> models;
    private final Map<Provider, Map<String, Support>> support = new LinkedHashMap<>();
    private final Schemas schemas = new Schemas();

    private DocsPage(Collection<Provider> providers, List<Model> models) {
        this.providers = List.copyOf(providers);
        this.models = models;
        this.providers.forEach(provider -> support.put(
                provider,
                Support.of(provider).stream()
                        .collect(Collectors.toMap(
                                each -> each.resource().id(), each -> each, (a, b) -> a, LinkedHashMap::new))));
    }

    /** The page of everything there is. */
    static String of(Collection<Endpoint> endpoints, Collection<Provider> providers) {
        DocsPage page = new DocsPage(providers, List.of(Model.values()));
        page.head("Hirelay API");
        page.introduction();
        page.contents();
        page.resources();
        new NativeTables(page.html).write(page.providers);
        page.html.element("h2", "Every route", "id", "routes");
        new RouteTables(page.html).write(endpoints);
        page.objects();
        page.errors();
        return page.end();
    }

    /** The page of what one provider does for a model. */
    static String ofProvider(Provider provider, Model model) {
        DocsPage page = new DocsPage(List.of(provider), List.of(model));
        page.head(provider.descriptor().label() + ": " + model.label());
        page.contents();
        page.resources();
        new NativeTables(page.html).write(page.providers);
        page.objects();
        return page.end();
    }

    /** A page with a policy that lets it load and run nothing. */
    static Answer answer(String page) {
        return Answer.text(200, "text/html; charset=utf-8", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + digest(CSS)
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer");
    }

    private void head(String title) {
        html.doctype().open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title).style(CSS).close().newLine();
        html.open("body").element("h1", title).newLine();
    }

    private String end() {
        return html.close().close().newLine().toString();
    }

    private void introduction() {
        html.element(
                "p",
                "One model for every applicant tracking system, and for the employees and time off that such systems keep"
                        + " besides. Each call names a connected account; which resources,"
                        + " filters and fields an account has is told by GET /integrated-account/{id}/capabilities.");
        html.element("h2", "First calls", "id", "first-calls");
        html.element("pre", """
                curl -H "Authorization: Bearer $TOKEN" "$HIRELAY/integrated-account"
                curl -H "Authorization: Bearer $TOKEN" "$HIRELAY/unified/ats/jobs?integrated_account_id=$ACCOUNT&status=open"
                curl -H "Authorization: Bearer $TOKEN" "$HIRELAY/unified/ats/candidates?integrated_account_id=$ACCOUNT&limit=100&expand=profile"
                curl -H "Authorization: Bearer $TOKEN" "$HIRELAY/unified/hris/employees?integrated_account_id=$ACCOUNT&employment_status=active"
                """);
        html.element("h2", "Lists", "id", "lists");
        html.element(
                "p",
                "A list is {result, next_cursor, prev_cursor, result_count, is_partial_response}. Ask again with"
                        + " next_cursor until it is null; filters must stay the same, limit and fields need not. A field"
                        + " that a list cannot fill without further provider calls is null and is_partial_response is"
                        + " true: expand loads it.");
        html.element("h2", "Filters", "id", "filters");
        html.element(
                "p",
                "Equality is f=v; other operators stand in brackets: created_at[gt]=2026-01-31, status[in]=open,draft."
                        + " job[id]=… is the same as job_id=…. A filter that the provider does not run is run by Hirelay"
                        + " while it walks the list, and named in X-Filters-Applied-Locally. A filter that a list does"
                        + " not have is an error, unless ignore_unsupported_filters=true.");
        html.element("h2", "Writes", "id", "writes");
        html.element(
                "p",
                "A body is JSON, files in it base64; where a file can come, a form with a part named file is taken too."
                        + " Everything is checked before anything is sent, and what is wrong is told at once:"
                        + " details.failures names each field. dry_run=true answers the request that would be sent and"
                        + " sends nothing. user_id says in whose name it is done. In a PATCH only what is sent changes,"
                        + " and null clears. X-Hirelay-Outcome tells whether a record was created, matched, updated or"
                        + " left unchanged.");
        html.element(
                "p",
                "A call with an Idempotency-Key is made once: the same key and body answer again what was answered, for"
                        + " 24 hours, and a twin that comes meanwhile waits. Where it cannot be known whether a change was"
                        + " made, retry is unknown_outcome and the status 500, so that no client repeats it by itself.");
        html.element("pre", """
                curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: $(uuidgen)" \\
                  -d '{"job_id":"…","first_name":"Ada","last_name":"Lovelace","emails":["ada@example.com"]}' \\
                  "$HIRELAY/unified/ats/candidates?integrated_account_id=$ACCOUNT"
                curl -H "Authorization: Bearer $TOKEN" -F candidate_id=$CANDIDATE -F file=@report.pdf \\
                  "$HIRELAY/unified/ats/attachments?integrated_account_id=$ACCOUNT"
                """);
        html.newLine();
    }

    private void contents() {
        html.element("h2", "Resources", "id", "resources");
        for (Model model : models) {
            html.element("h3", model.label(), "id", model.word()).open("nav");
            for (Resource<?> resource : catalogue()) {
                if (resource.model() == model) {
                    html.element("a", resource.id(), "href", "#" + Anchors.of(resource));
                }
            }
            html.close();
        }
        html.newLine();
    }

    private List<Resource<?>> catalogue() {
        return Catalogue.resources().stream()
                .filter(resource -> models.contains(resource.model()))
                .toList();
    }

    private void resources() {
        for (Resource<?> resource : catalogue()) {
            html.element("h2", resource.id(), "id", Anchors.of(resource));
            html.element("p", Shape.of(resource.type()).doc().orElse(""));
            operations(resource);
            filters(resource);
            expands(resource);
            fields(resource);
        }
    }

    private void operations(Resource<?> resource) {
        html.open("table").row("th", header("Operation", "Route"));
        Catalogue.operations().stream()
                .filter(operation -> operation.resource().id().equals(resource.id()))
                .forEach(operation -> {
                    String route = Routes.method(operation) + " " + Routes.path(operation);
                    html.row(
                            "td",
                            cells(provider -> provider.supports(operation) ? "yes" : "–", operation.verb(), route));
                });
        html.close();
    }

    private void filters(Resource<?> resource) {
        List<String> names = providers.stream()
                .flatMap(provider -> of(provider, resource).stream())
                .flatMap(each -> each.filters().stream())
                .map(filter -> filter.field().name())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return;
        }
        html.element("h3", "Filters").open("table").row("th", header("Filter", "Meaning"));
        for (String name : names) {
            html.row(
                    "td",
                    cells(
                            provider -> filter(provider, resource, name)
                                    .map(this::run)
                                    .orElse("–"),
                            name,
                            meaning(resource, name)));
        }
        html.close();
    }

    private String meaning(Resource<?> resource, String name) {
        return providers.stream()
                .flatMap(provider -> filter(provider, resource, name).stream())
                .map(filter -> filter.field().doc()
                        + (filter.field().type().words().isEmpty()
                                ? ""
                                : " " + String.join(", ", filter.field().type().words())))
                .findFirst()
                .orElse("");
    }

    private Optional<Support.Filter> filter(Provider provider, Resource<?> resource, String name) {
        return of(provider, resource).stream()
                .flatMap(each -> each.filters().stream())
                .filter(filter -> filter.field().name().equals(name))
                .findFirst();
    }

    private String run(Support.Filter filter) {
        return filter.operators().stream()
                        .map(operator ->
                                operator.word() + (filter.natively().contains(operator) ? "" : " (by Hirelay)"))
                        .collect(Collectors.joining(", "))
                + filter.beside().map(other -> ", only with " + other).orElse("");
    }

    private void expands(Resource<?> resource) {
        for (Provider provider : providers) {
            of(provider, resource)
                    .filter(each -> !each.expand().isEmpty())
                    .ifPresent(each -> html.element(
                            "p",
                            "expand with " + provider.descriptor().label() + ": "
                                    + each.expand().entrySet().stream()
                                            .map(group -> group.getKey() + " (provider calls a row: " + group.getValue()
                                                    + ")")
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void fields(Resource<?> resource) {
        html.open("details").element("summary", "Fields").open("table").row("th", header("Field", "Type", "Meaning"));
        for (Shape.Field field : shown(resource).values()) {
            html.row(
                    "td",
                    cells(
                            provider -> of(provider, resource)
                                    .flatMap(each -> each.fields().stream()
                                            .filter(one -> one.field().name().equals(field.name()))
                                            .findFirst())
                                    .map(DocsPage::when)
                                    .orElse("–"),
                            field.name(),
                            SchemaText.of(field),
                            field.doc().orElse("")));
        }
        html.close().close().newLine();
    }

    /** Those of the resource, and those that a provider's writes take besides. */
    private Map<String, Shape.Field> shown(Resource<?> resource) {
        Map<String, Shape.Field> shown = new LinkedHashMap<>();
        Shape.of(resource.type()).fields().forEach(field -> shown.put(field.name(), field));
        providers.stream()
                .flatMap(provider -> of(provider, resource).stream())
                .flatMap(each -> each.fields().stream())
                .forEach(each -> shown.putIfAbsent(each.field().name(), each.field()));
        return shown;
    }

    private static String when(Support.Field field) {
        if (!field.any()) {
            return "–";
        }
        return Stream.of(readWhen(field), field.create() ? "create" : "", field.update() ? "update" : "")
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String readWhen(Support.Field field) {
        String list = field.list()
                ? "list"
                : field.expand().stream()
                        .sorted()
                        .map(name -> "list with expand=" + name)
                        .collect(Collectors.joining(", "));
        return field.get() ? (list.isEmpty() ? "get" : list + ", get") : list;
    }

    private Optional<Support> of(Provider provider, Resource<?> resource) {
        return Optional.ofNullable(support.getOrDefault(provider, Map.of()).get(resource.id()));
    }

    private void objects() {
        html.element("h2", "Objects within objects", "id", "objects");
        catalogue().forEach(resource -> schemas.of(resource.type()));
        Catalogue.operations().stream()
                .filter(ActionOperation.class::isInstance)
                .filter(operation -> models.contains(operation.resource().model()))
                .map(operation -> (ActionOperation<?, ?>) operation)
                .forEach(action -> {
                    schemas.of(action.input());
                    if (action.output().isRecord()) {
                        schemas.of(action.output());
                    }
                });
        List<String> resources = catalogue().stream()
                .map(resource -> resource.type().getSimpleName())
                .toList();
        schemas.components().forEach((name, schema) -> {
            if (!resources.contains(name)) {
                html.element("h3", name, "id", Anchors.type(name));
                html.element("p", String.valueOf(schema.getOrDefault("description", "")));
                html.open("table").row("th", "Field", "Type", "Meaning");
                ((Map<?, ?>) schema.getOrDefault("properties", Map.of())).forEach((field, type) -> {
                    Map<?, ?> described = (Map<?, ?>) type;
                    Object doc = described.get("description");
                    html.row("td", String.valueOf(field), SchemaText.of(described), doc == null ? "" : doc.toString());
                });
                html.close();
            }
        });
        html.newLine();
    }

    private void errors() {
        html.element("h2", "Errors", "id", "errors");
        html.element(
                "p",
                "Every error is {statusCode, error, message, code, origin, retry, details, request_id}. The message says"
                        + " what would be right; details.failures names fields, details.options what would have been"
                        + " understood. retry is never, safe, after (with Retry-After) or unknown_outcome.");
        html.open("table").row("th", "Code", "Status", "Whose matter");
        for (ErrorCode code : ErrorCode.values()) {
            html.row(
                    "td",
                    code.code(),
                    Integer.toString(code.status()),
                    code.origin().word());
        }
        html.close().newLine();
    }

    private String[] header(String... own) {
        return cells(provider -> provider.descriptor().label(), own);
    }

    private String[] cells(java.util.function.Function<Provider, String> ofProvider, String... own) {
        return Stream.concat(java.util.Arrays.stream(own), providers.stream().map(ofProvider))
                .toArray(String[]::new);
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
