package io.hirelay.server.http.docs;

import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.CredentialKind;
import io.hirelay.json.Json;
import io.hirelay.json.Schemas;
import io.hirelay.model.Shape;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.operation.Resource;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.unified.BodySchema;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.SettingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a connection to a provider can do, as JSON: made from what the provider registers, which is what serves the calls.
 * Values are those that {@link Json} writes.
 */
public final class Capabilities {
    private Capabilities() {}

    /**
     * Which part of them is wanted.
     *
     * @param unified whether what the unified model offers is told
     * @param proxy whether named native resources are told
     * @param methods only these methods; all when empty
     * @param resource only this resource
     * @param model only resources of this model, where they are of the unified ones
     */
    public record Selection(
            boolean unified, boolean proxy, Set<String> methods, Optional<String> resource, Optional<Model> model) {
        public static final Selection ALL = new Selection(true, true, Set.of(), Optional.empty(), Optional.empty());

        public Selection {
            methods = Set.copyOf(methods);
        }

        /** Everything but what is of other unified models. */
        static Selection of(Model model) {
            return new Selection(true, true, Set.of(), Optional.empty(), Optional.of(model));
        }

        private boolean keeps(Resource<?> candidate) {
            return resource.map(candidate.name()::equals).orElse(true)
                    && model.map(candidate.model()::equals).orElse(true);
        }

        private boolean keeps(Operation<?, ?> operation) {
            return methods.isEmpty() || methods.contains(operation.verb());
        }
    }

    /** Those of a provider, whoever is connected to it. */
    public static Map<String, @Nullable Object> of(Provider provider, OAuthOffers oauth, Selection selection) {
        ProviderDescriptor descriptor = provider.descriptor();
        List<Map<String, @Nullable Object>> unified = selection.unified()
                ? Support.of(provider).stream()
                        .filter(support -> selection.keeps(support.resource()))
                        .map(support -> resource(support, selection))
                        .filter(resource -> !((List<?>) resource.getOrDefault("methods", List.of())).isEmpty())
                        .toList()
                : List.of();
        List<Map<String, @Nullable Object>> natives = selection.proxy()
                ? NativeCapabilities.of(provider, selection.methods(), selection.resource())
                : List.of();
        return Ordered.map(
                "integration",
                Ordered.map(
                        "id", descriptor.id(),
                        "name", descriptor.id(),
                        "label", descriptor.label(),
                        "category", descriptor.category()),
                "proxy",
                natives,
                "unified",
                unified,
                "auth",
                auth(descriptor, oauth.methods(provider)),
                "ai_readiness",
                NativeCapabilities.readiness(provider));
    }

    /** Those of one connection. */
    public static Map<String, @Nullable Object> of(Account account, OAuthOffers oauth, Selection selection) {
        Map<String, @Nullable Object> capabilities = of(account.provider(), oauth, selection);
        capabilities.put(
                "account",
                Ordered.map(
                        "id", account.id(),
                        "status", account.status().word(),
                        "authentication_method", account.authenticationMethod(),
                        "is_blocked", account.status() != ConnectionStatus.ACTIVE));
        return capabilities;
    }

    private static Map<String, @Nullable Object> resource(Support support, Selection selection) {
        boolean lists = support.has("list");
        return Ordered.map(
                "model",
                support.resource().model().word(),
                "model_label",
                support.resource().model().label(),
                "resource",
                support.resource().name(),
                "description",
                Shape.of(support.resource().type()).doc().orElse(""),
                "docs_url",
                Anchors.page(support.resource()),
                "methods",
                support.operations().stream()
                        .filter(selection::keeps)
                        .map(operation -> method(operation, support))
                        .toList(),
                "env_overridden",
                false,
                "filters",
                support.filters().stream()
                        .map(filter -> filter(filter, support))
                        .toList(),
                "required_one_of",
                support.requiredFilters(),
                "expand",
                support.expand().entrySet().stream()
                        .map(group -> Ordered.map("name", group.getKey(), "cost", group.getValue()))
                        .toList(),
                "fields",
                support.fields().stream().map(field -> field(field, lists)).toList());
    }

    private static Map<String, @Nullable Object> method(Operation<?, ?> operation, Support support) {
        return Ordered.map(
                "method",
                operation.verb(),
                "name",
                operation.id(),
                "description",
                Anchors.description(operation),
                "has_description",
                true,
                "has_query_schema",
                true,
                "has_body_schema",
                operation instanceof ActionOperation<?, ?> action && BodySchema.any(action),
                "has_response_schema",
                true,
                "api_documentation_url",
                Anchors.page(support.resource()));
    }

    private static Map<String, @Nullable Object> filter(Support.Filter filter, Support support) {
        FilterField<?, ?> field = filter.field();
        List<String> values = new ArrayList<>(field.type().words());
        if (field.takesAll()) {
            values.add(FilterField.ALL);
        }
        return Ordered.map(
                "name",
                field.name(),
                "type",
                field.type().name(),
                "operators",
                filter.operators().stream().map(Operator::word).toList(),
                "native_operators",
                filter.natively().stream().sorted().map(Operator::word).toList(),
                "values",
                values,
                "default",
                field.unlessAsked().map(String::valueOf),
                "required",
                support.requiredFilters().equals(List.of(field.name())),
                "only_beside",
                filter.beside(),
                "description",
                field.doc());
    }

    private static Map<String, @Nullable Object> field(Support.Field field, boolean lists) {
        return Ordered.map(
                "name",
                field.field().name(),
                "type",
                SchemaText.of(field.field()),
                "list",
                lists && field.list(),
                "get",
                field.get(),
                "create",
                field.create(),
                "update",
                field.update(),
                "required",
                field.required(),
                "cost",
                field.list() ? 0 : field.cost(),
                "expand",
                new TreeSet<>(field.expand()),
                "personal",
                field.field().personal(),
                "description",
                field.field().doc().orElse(""));
    }

    /** Fields are those of every kind of credential: one that is not offered to customers can be given all the same. */
    private static Map<String, @Nullable Object> auth(ProviderDescriptor descriptor, List<String> offered) {
        List<String> kinds = descriptor.credentialKinds().stream().sorted().toList();
        Stream<Map<String, @Nullable Object>> settings = descriptor.settings().stream()
                .filter(setting -> setting.level() == SettingSpec.Level.CONNECTION)
                .map(Capabilities::setting);
        Stream<Map<String, @Nullable Object>> secrets = kinds.stream()
                .flatMap(kind -> CredentialKind.of(kind).stream())
                .flatMap(kind -> kind.fields().stream().map(field -> secret(kind, field)));
        return Ordered.map(
                "formats", offered,
                "fields", Stream.concat(settings, secrets).toList(),
                "documentation_link", descriptor.documentation());
    }

    private static Map<String, @Nullable Object> setting(SettingSpec setting) {
        return Ordered.map(
                "name", setting.key(),
                "label", setting.doc(),
                "type", "text",
                "required", setting.required(),
                "format", setting.pattern().map(Object::toString),
                "placeholder", setting.example());
    }

    /** Required only for accounts of its kind of credential. */
    private static Map<String, @Nullable Object> secret(CredentialKind kind, CredentialKind.Field field) {
        return Ordered.map(
                "name", field.name(),
                "label", field.name().replace('_', ' '),
                "type", field.secret() ? "password" : "text",
                "required", field.required(),
                "format", kind.word(),
                "placeholder", null);
    }

    /** The schema of what an operation answers, with everything it refers to; of bytes, that they are bytes. */
    static Map<String, @Nullable Object> responseSchema(Operation<?, ?> operation) {
        Schemas schemas = new Schemas();
        Class<?> answered = operation instanceof ActionOperation<?, ?> action
                ? action.output()
                : operation.resource().type();
        if (!answered.isRecord()) {
            return Ordered.map("type", "string", "format", "binary");
        }
        Map<String, Object> one = schemas.of(answered);
        Map<String, @Nullable Object> root = operation.verb().equals("list")
                ? Ordered.map("type", "array", "items", one)
                : Ordered.map("allOf", List.of(one));
        root.put("components", Ordered.map("schemas", schemas.components()));
        return root;
    }

    /** The schema of what is sent to an operation, with everything it refers to; empty where nothing is. */
    static Optional<Map<String, @Nullable Object>> bodySchema(Operation<?, ?> operation) {
        if (operation instanceof ActionOperation<?, ?> action && BodySchema.any(action)) {
            Schemas schemas = new Schemas();
            Map<String, @Nullable Object> root = new LinkedHashMap<>(BodySchema.json(action, schemas));
            root.put("components", Ordered.map("schemas", schemas.components()));
            return Optional.of(root);
        }
        return Optional.empty();
    }
}
