package io.hirelay.server.http.unified;

import io.hirelay.json.Schemas;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.operation.Resource;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.Spec.Content;
import io.hirelay.server.http.Spec.Parameter;
import io.hirelay.server.http.Spec.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said about the routes of the catalogue: the same that the handlers go by. */
final class UnifiedSpecs {
    private UnifiedSpecs() {}

    static <T extends Unified> Spec list(ListOperation<T> operation) {
        Spec spec = Spec.of(tag(operation), "List " + words(operation))
                .describedAs("Which filters, fields and names for expand a connection has is told by its capabilities."
                        + " A field that is not loaded is null, and is_partial_response says so.");
        for (Parameter parameter : common()) {
            spec = spec.with(parameter);
        }
        spec = spec.with(query(
                        CallParameters.LIMIT,
                        ordered(
                                "type",
                                "integer",
                                "minimum",
                                1,
                                "maximum",
                                ListRequest.LARGEST_LIMIT,
                                "default",
                                ListRequest.DEFAULT_LIMIT),
                        "Most records of a page; the page may be shorter."))
                .with(query(CallParameters.CURSOR, text(), "Where to go on: next_cursor of the page before."))
                .with(query(
                        CallParameters.KEY_BY,
                        ordered(
                                "type",
                                "string",
                                "enum",
                                KeyedBy.fields(Shape.of(operation.resource().type()))),
                        "Answer result as an object, each record under the value of this field."))
                .with(
                        query(
                                CallParameters.IGNORE_UNSUPPORTED,
                                flag(),
                                "Leave out filters that the provider's list does not have, and name them in X-Ignored-Filters."));
        for (FilterField<T, ?> filter : operation.filters()) {
            for (Operator operator : filter.operators().stream().sorted().toList()) {
                spec = spec.with(filter(filter, operator));
            }
        }
        return spec.answering(200, "A page.", Content.json(envelope(operation)));
    }

    static <T extends Unified> Spec get(GetOperation<T> operation) {
        Spec spec = Spec.of(tag(operation), "Get one of the " + words(operation))
                .with(Parameter.path("id", "Its id, in any form the provider accepts, percent-encoded."));
        for (Parameter parameter : common()) {
            spec = spec.with(parameter);
        }
        for (Map.Entry<String, Resource<?>> scope : operation.scopes().entrySet()) {
            spec = spec.with(query(
                    scope.getKey(),
                    text(),
                    "Where to look: id of a " + scope.getValue().singular() + "."));
        }
        return spec.answering(
                200, "The record.", Content.json(operation.resource().type()));
    }

    static Spec action(ActionOperation<?, ?> operation) {
        boolean bytes = ActionHandler.answersBytes(operation);
        Spec spec = Spec.of(tag(operation), summary(operation))
                .describedAs(
                        Flags.writes(operation)
                                ? "Everything is checked before anything is sent; what is wrong is told at once, field by"
                                        + " field. A call whose answer was lost can be repeated with the same"
                                        + " Idempotency-Key."
                                : "Changes nothing.");
        if (BodySchema.idInPath(operation)) {
            spec = spec.with(Parameter.path("id", "Its id, in any form the provider accepts, percent-encoded."));
        }
        spec = spec.with(account());
        for (Parameter parameter : bytes ? List.of(streamFormat()) : formed()) {
            spec = spec.with(parameter);
        }
        for (Parameter parameter : withoutEffect()) {
            spec = spec.with(parameter);
        }
        for (Map.Entry<String, String> flag : Flags.of(operation).entrySet()) {
            spec = spec.with(query(flag.getKey(), flag(), flag.getValue()));
        }
        if (Flags.writes(operation)) {
            spec = spec.with(Parameter.header(
                    OnlyOnce.HEADER,
                    ordered("type", "string", "maxLength", 255),
                    "A name of the caller's for this call: the same one answers again what was answered, and"
                            + " does nothing, for 24 hours."));
        }
        return answers(operation, bodies(operation, spec));
    }

    private static Spec bodies(ActionOperation<?, ?> operation, Spec spec) {
        Schemas schemas = new Schemas();
        Spec with =
                BodySchema.any(operation) ? spec.accepting(Content.json(BodySchema.json(operation, schemas))) : spec;
        return ActionBody.takesFile(operation)
                ? with.accepting(Content.form(BodySchema.form(operation, schemas)))
                : with;
    }

    private static Spec answers(ActionOperation<?, ?> operation, Spec spec) {
        if (ActionHandler.answersBytes(operation)) {
            return spec.answering(new Response(
                    200,
                    "The file, in its own content type.",
                    Optional.of(Content.bytes()),
                    Map.of("Content-Disposition", "The file's name.")));
        }
        Map<String, String> outcome = Flags.writes(operation)
                ? Map.of(ActionHandler.OUTCOME, "created, matched, updated or unchanged.")
                : Map.of();
        Content bare = Content.json(operation.output());
        return switch (operation.verb()) {
            case "create" ->
                spec.answering(new Response(201, "The record that was made.", Optional.of(bare), outcome))
                        .answering(new Response(
                                200,
                                "The record that was there, or what a dry run found.",
                                Optional.of(bare),
                                outcome));
            case "update" -> spec.answering(new Response(200, "The record.", Optional.of(bare), outcome));
            case "delete" -> spec.answering(new Response(200, "The id of what is gone.", Optional.of(bare), outcome));
            default -> spec.answering(new Response(200, "The result.", Optional.of(result(operation, bare)), outcome));
        };
    }

    /** As it is where it has a result of its own, else as the result. */
    private static Content result(ActionOperation<?, ?> operation, Content bare) {
        return Shape.of(operation.output()).field("result").isPresent()
                ? bare
                : Content.json(ordered(
                        "type",
                        "object",
                        "properties",
                        ordered(
                                "result",
                                ordered(
                                        "$ref",
                                        Schemas.COMPONENTS + operation.output().getSimpleName())),
                        "required",
                        List.of("result")));
    }

    private static String summary(ActionOperation<?, ?> operation) {
        String one = operation.resource().singular();
        return switch (operation.verb()) {
            case "create" -> "Create one of the " + words(operation);
            case "update" -> "Change one of the " + words(operation);
            case "delete" -> "Delete one of the " + words(operation);
            default -> {
                String verb = operation.verb().replace('-', ' ');
                yield Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + ": " + one;
            }
        };
    }

    private static List<Parameter> common() {
        List<Parameter> common = new ArrayList<>();
        common.add(account());
        common.addAll(formed());
        common.add(query(
                CallParameters.EXPAND,
                list(),
                "Load these groups of fields too, at the cost of further provider calls."));
        common.add(query(
                CallParameters.REMOTE_QUERY,
                ordered("type", "object", "additionalProperties", text()),
                "Query parameters in the provider's own words, passed on as they are: remote_query[name]=value."));
        common.addAll(withoutEffect());
        return common;
    }

    private static Parameter account() {
        return query(
                CallParameters.ACCOUNT,
                ordered("type", "string", "format", "uuid"),
                "The connected account; implied by the token of a single account.");
    }

    /** In what form records are answered. */
    private static List<Parameter> formed() {
        return List.of(
                query(
                        CallParameters.FORMAT,
                        ordered(
                                "type",
                                "string",
                                "enum",
                                List.of("unified", "raw", "normalized", "debug"),
                                "default",
                                "unified"),
                        "unified: our records. raw: the provider's. normalized: as unified, phone numbers, countries and"
                                + " currencies in one form. debug: as unified, with the requests made to the provider."),
                query(CallParameters.IGNORE_REMOTE_DATA, flag(), "Leave out the provider's records."),
                query(CallParameters.EXCLUDE_FIELDS, list(), "Leave out these fields."),
                query(CallParameters.FIELDS, list(), "Only these fields, and the id."));
    }

    private static Parameter streamFormat() {
        return query(
                CallParameters.FORMAT,
                ordered("type", "string", "enum", List.of("stream"), "default", "stream"),
                "The bytes are answered as they come in any case.");
    }

    private static List<Parameter> withoutEffect() {
        return CallParameters.WITHOUT_EFFECT.stream()
                .map(name -> query(name, text(), "Accepted for the sake of other clients; changes nothing."))
                .toList();
    }

    private static Parameter filter(FilterField<?, ?> filter, Operator operator) {
        String name = operator == Operator.EQ ? filter.name() : filter.name() + "[" + operator.word() + "]";
        String doc = switch (operator) {
            case EQ -> filter.doc();
            case IN -> filter.doc() + " One of several, in a comma list.";
            case GT -> filter.doc() + " Later than.";
            case GTE -> filter.doc() + " At or later than.";
            case LT -> filter.doc() + " Earlier than.";
            case LTE -> filter.doc() + " At or earlier than.";
        };
        return query(name, operator == Operator.IN ? list() : FilterSchema.of(filter), doc);
    }

    private static Map<String, Object> envelope(ListOperation<?> operation) {
        Map<String, Object> record =
                ordered("$ref", Schemas.COMPONENTS + operation.resource().type().getSimpleName());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "result",
                ordered(
                        "anyOf",
                        List.of(
                                ordered("type", "array", "items", record),
                                ordered("type", "object", "additionalProperties", record))));
        properties.put("next_cursor", ordered("type", List.of("string", "null")));
        properties.put("prev_cursor", ordered("type", List.of("string", "null")));
        properties.put("result_count", ordered("type", "integer"));
        properties.put("is_partial_response", ordered("type", "boolean"));
        properties.put("debug", ordered("type", "object"));
        return ordered(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("result", "next_cursor", "prev_cursor", "result_count"));
    }

    private static String tag(Operation<?, ?> operation) {
        return operation.resource().model().label() + ": " + words(operation);
    }

    private static String words(Operation<?, ?> operation) {
        return operation.resource().name().replace('_', ' ');
    }

    private static Parameter query(String name, Map<String, Object> schema, String doc) {
        return Parameter.query(name, schema, doc);
    }

    private static Map<String, Object> text() {
        return ordered("type", "string");
    }

    private static Map<String, Object> flag() {
        return ordered("type", "boolean", "default", false);
    }

    private static Map<String, Object> list() {
        return ordered("type", "string", "description", "A comma list; name[]=a&name[]=b is understood too.");
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
