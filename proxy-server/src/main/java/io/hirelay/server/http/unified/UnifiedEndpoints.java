package io.hirelay.server.http.unified;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.json.Json;
import io.hirelay.model.Unified;
import io.hirelay.normalize.Normalizer;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.operation.Safety;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A route for every operation of the catalogue, whether or not a provider offers it. What the model's resources do not
 * have is refused by name, after the same checks as any other call.
 */
public final class UnifiedEndpoints implements Endpoints {
    private final Target target;
    private final Cursors cursors;
    private final Normalizer normalizer;
    private final Json json;
    private final OnlyOnce onlyOnce;

    @Inject
    public UnifiedEndpoints(Target target, Cursors cursors, Normalizer normalizer, Json json, OnlyOnce onlyOnce) {
        this.json = json;
        this.onlyOnce = onlyOnce;
        this.target = target;
        this.cursors = cursors;
        this.normalizer = normalizer;
    }

    @Override
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Operation<?, ?> operation : Catalogue.operations()) {
            if (operation instanceof ListOperation<?> list) {
                endpoints.add(list(list));
            } else if (operation instanceof GetOperation<?> get) {
                endpoints.add(get(get));
            } else {
                endpoints.add(action((ActionOperation<?, ?>) operation));
            }
        }
        for (String path : List.of("/unified/{model}/{resource}", "/unified/{model}/{resource}/{id}")) {
            endpoints.add(new Endpoint(
                    Endpoint.ANY_METHOD,
                    path,
                    Access.ACCOUNT_TOKEN,
                    Spec.hidden("What resources of the model do not have."),
                    this::refuse));
        }
        return List.copyOf(endpoints);
    }

    private <T extends Unified> Endpoint list(ListOperation<T> operation) {
        return new Endpoint(
                "GET",
                Routes.path(operation),
                Access.ACCOUNT_TOKEN,
                UnifiedSpecs.list(operation),
                new ListHandler<>(operation, target, cursors, normalizer));
    }

    private <T extends Unified> Endpoint get(GetOperation<T> operation) {
        return new Endpoint(
                "GET",
                Routes.path(operation),
                Access.ACCOUNT_TOKEN,
                UnifiedSpecs.get(operation),
                new GetHandler<>(operation, target, normalizer));
    }

    private <I, O> Endpoint action(ActionOperation<I, O> operation) {
        Endpoint endpoint = new Endpoint(
                Routes.method(operation),
                Routes.path(operation),
                Access.ACCOUNT_TOKEN,
                UnifiedSpecs.action(operation),
                new ActionHandler<>(operation, target, json, normalizer, onlyOnce));
        return operation.safety() == Safety.READ ? endpoint.reading() : endpoint;
    }

    private Answer refuse(Request request) {
        String model = request.path("model");
        String name = request.path("resource");
        Resource<?> resource = Catalogue.resources().stream()
                .filter(known ->
                        known.model().word().equals(model) && known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(model));
        String verb = verb(request.method(), request.pathParameters());
        request.trace().operation(resource.id(), verb);
        Account account = target.usable(request);
        throw Registrations.notSupported(account.provider(), resource.id() + "." + verb);
    }

    private static NotFoundException unknown(String model) {
        List<String> resources = Catalogue.resources().stream()
                .filter(resource -> resource.model().word().equals(model))
                .map(Resource::name)
                .toList();
        return new NotFoundException(
                ErrorCode.REQUEST_NOT_FOUND,
                resources.isEmpty()
                        ? "there is no unified model of this name; there are "
                                + Stream.of(Model.values()).map(Model::word).collect(Collectors.joining(", "))
                        : "there is no resource of this name in the unified model; it has "
                                + String.join(", ", resources),
                null);
    }

    /** What a method would do to a resource that had it. */
    private static String verb(String method, Map<String, String> path) {
        boolean one = path.containsKey("id");
        return switch (method) {
            case "GET", "HEAD" -> one ? "get" : "list";
            case "POST" -> one ? path.get("id") : "create";
            case "PATCH", "PUT" -> "update";
            case "DELETE" -> "delete";
            default -> method.toLowerCase(java.util.Locale.ROOT);
        };
    }
}
