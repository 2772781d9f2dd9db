package io.hirelay.server.http.docs;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.Spec.Parameter;
import io.hirelay.server.http.unified.FilterSchema;
import io.hirelay.server.http.unified.Flags;
import io.hirelay.server.http.unified.Target;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers how a single operation is called, and what is known about an integration as a page. */
public final class MetaEndpoints implements Endpoints {
    private static final String ACCOUNT = "integrated_account_id";
    private static final String FORMAT = "format";

    private final Hirelay hirelay;
    private final Target target;
    private final OAuthOffers oauth;

    @Inject
    public MetaEndpoints(Hirelay hirelay, Target target, OAuthOffers oauth) {
        this.hirelay = hirelay;
        this.target = target;
        this.oauth = oauth;
    }

    @Override
    public List<Endpoint> endpoints() {
        Spec operation = Spec.of("Meta", "How an operation is called")
                .with(Parameter.path("model", "Such as ats."))
                .with(Parameter.path("resource", "Such as jobs."));
        Spec.Content object = Spec.Content.json(Map.of("type", "object"));
        return List.of(
                new Endpoint(
                        "GET",
                        "/unified/{model}/{resource}/meta/{method}",
                        Access.ACCOUNT_TOKEN,
                        operation
                                .with(Parameter.path("method", "Such as list."))
                                .with(Parameter.query(
                                        ACCOUNT,
                                        Map.of("type", "string", "format", "uuid"),
                                        "Only what this account's provider has."))
                                .answering(200, "Its parameters and what it answers.", object),
                        this::ofOperation),
                new Endpoint(
                        "GET",
                        "/unified/{model}/{resource}/{integration}/meta/{method}",
                        Access.ACCOUNT_TOKEN,
                        operation
                                .with(Parameter.path("integration", "The system's name."))
                                .with(Parameter.path("method", "Such as list."))
                                .answering(200, "Its parameters and what it answers.", object),
                        this::ofIntegration),
                new Endpoint(
                        "GET",
                        "/unified/meta/{model}/{integration}",
                        Access.ACCOUNT_TOKEN,
                        Spec.of("Meta", "Everything about an integration")
                                .with(Parameter.path("model", "Such as ats."))
                                .with(Parameter.path("integration", "The system's name."))
                                .with(Parameter.query(
                                        FORMAT,
                                        Map.of("type", "string", "enum", List.of("json", "md", "html")),
                                        "As data, as Markdown or as a page."))
                                .answering(200, "The documentation.", object),
                        this::document));
    }

    private Answer ofOperation(Request request) {
        request.query().onlyKnown(List.of(ACCOUNT));
        Operation<?, ?> operation = operation(request);
        Optional<Provider> provider = target.mentioned(request, ACCOUNT).map(Account::provider);
        return Answer.ok(meta(operation, provider));
    }

    private Answer ofIntegration(Request request) {
        request.query().onlyKnown(List.of());
        return Answer.ok(meta(
                operation(request), Optional.of(CapabilityEndpoints.provider(hirelay, request.path("integration")))));
    }

    private Answer document(Request request) {
        request.query().onlyKnown(List.of(FORMAT));
        Model model = model(request);
        Provider provider = CapabilityEndpoints.provider(hirelay, request.path("integration"));
        return switch (request.query().one(FORMAT).orElse("json")) {
            case "json" -> Answer.ok(Capabilities.of(provider, oauth, Capabilities.Selection.of(model)));
            case "md" -> Answer.text(200, "text/markdown; charset=utf-8", IntegrationText.markdown(provider, model));
            case "html" -> DocsPage.answer(DocsPage.ofProvider(provider, model));
            default ->
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER, FORMAT, "must be one of json, md, html");
        };
    }

    private static Map<String, @Nullable Object> meta(Operation<?, ?> operation, Optional<Provider> provider) {
        provider.filter(one -> !one.supports(operation)).ifPresent(one -> {
            throw new NotSupportedException(one.descriptor().id(), operation.id());
        });
        Map<String, @Nullable Object> response = Capabilities.responseSchema(operation);
        return Ordered.map(
                "method",
                operation.verb(),
                "schema",
                response,
                "response_schema",
                response,
                "documentation_link",
                Anchors.page(operation.resource()),
                "response_mapping",
                null,
                "query_schema",
                querySchema(operation, provider),
                "request_body_schema",
                Capabilities.bodySchema(operation),
                "default_query",
                Ordered.map(),
                "default_body",
                null);
    }

    private static Map<String, @Nullable Object> querySchema(Operation<?, ?> operation, Optional<Provider> provider) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        Optional<Support> support = provider.flatMap(one -> Support.of(one).stream()
                .filter(each -> each.resource().id().equals(operation.resource().id()))
                .findFirst());
        if (operation instanceof ActionOperation<?, ?> action) {
            Flags.of(action)
                    .forEach((name, doc) ->
                            properties.put(name, Ordered.map("type", "boolean", "default", false, "description", doc)));
        }
        if (operation instanceof ListOperation<?> list) {
            for (var filter : list.filters()) {
                List<Operator> operators = support.map(some -> some.filters().stream()
                                .filter(each -> each.field().name().equals(filter.name()))
                                .findFirst()
                                .map(Support.Filter::operators)
                                .orElse(List.of()))
                        .orElseGet(() -> filter.operators().stream().sorted().toList());
                if (!operators.isEmpty()) {
                    Map<String, Object> schema = FilterSchema.of(filter);
                    schema.put("description", filter.doc());
                    schema.put(
                            "x-operators",
                            operators.stream().map(Operator::word).toList());
                    properties.put(filter.name(), schema);
                }
            }
        }
        return Ordered.map(
                "type",
                "object",
                "properties",
                properties,
                "x-required-one-of",
                support.map(Support::requiredFilters).orElse(List.of()));
    }

    private static Operation<?, ?> operation(Request request) {
        model(request);
        String id = request.path("model") + "." + request.path("resource") + "." + request.path("method");
        return Catalogue.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND,
                        "the unified model has no such operation; /docs lists those it has",
                        null));
    }

    private static Model model(Request request) {
        String word = request.path("model");
        return Stream.of(Model.values())
                .filter(model -> model.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND,
                        "there is no unified model of this name; there are "
                                + Stream.of(Model.values()).map(Model::word).collect(Collectors.joining(", ")),
                        null));
    }
}
