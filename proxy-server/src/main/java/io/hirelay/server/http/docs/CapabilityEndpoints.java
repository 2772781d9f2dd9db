package io.hirelay.server.http.docs;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
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
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers what a connection, or any connection to a provider, can do. */
public final class CapabilityEndpoints implements Endpoints {
    private static final String TYPE = "type";
    private static final String METHODS = "methods";
    private static final String RESOURCE = "resource";
    private static final String HAS_DESCRIPTION = "has_description";
    private static final List<String> KNOWN = List.of(TYPE, METHODS, RESOURCE, HAS_DESCRIPTION);

    private final Hirelay hirelay;
    private final Target target;
    private final OAuthOffers oauth;

    @Inject
    public CapabilityEndpoints(Hirelay hirelay, Target target, OAuthOffers oauth) {
        this.hirelay = hirelay;
        this.target = target;
        this.oauth = oauth;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "GET",
                        "/integrated-account/{id}/capabilities",
                        Access.TOKEN,
                        spec("Accounts", "What a connected account can do", "The account's id."),
                        this::ofAccount),
                new Endpoint(
                        "GET",
                        "/integration/{id}/capabilities",
                        Access.TOKEN,
                        spec(
                                "Accounts",
                                "What accounts of a system can do",
                                "The system's name, as /integration tells it."),
                        this::ofProvider));
    }

    private Answer ofAccount(Request request) {
        Account account = target.find(request, request.path("id"), "id");
        request.trace().account(account.id(), account.provider().descriptor().id());
        return Answer.ok(Capabilities.of(account, oauth, selection(request.query())));
    }

    private Answer ofProvider(Request request) {
        return Answer.ok(Capabilities.of(provider(hirelay, request.path("id")), oauth, selection(request.query())));
    }

    /** @throws NotFoundException when there is none of this name */
    static Provider provider(Hirelay hirelay, String name) {
        return hirelay.provider(name)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND,
                        "there is no integration of this name; there is "
                                + hirelay.providers().stream()
                                        .map(Provider::toString)
                                        .collect(Collectors.joining(", ")),
                        null));
    }

    private static Capabilities.Selection selection(Query query) {
        query.onlyKnown(KNOWN);
        String type = query.one(TYPE).orElse("all");
        if (!List.of("proxy", "unified", "all").contains(type)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER, TYPE, "must be one of proxy, unified, all");
        }
        Set<String> methods = query.one(METHODS).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(method -> !method.isEmpty())
                .collect(Collectors.toSet());
        return new Capabilities.Selection(
                !type.equals("proxy"), !type.equals("unified"), methods, query.one(RESOURCE), Optional.empty());
    }

    private static Spec spec(String tag, String summary, String id) {
        return Spec.of(tag, summary)
                .describedAs("Resources, operations, filters, fields and what they cost, as the calls themselves are"
                        + " served.")
                .with(Parameter.path("id", id))
                .with(Parameter.query(
                        TYPE, Map.of("type", "string", "enum", List.of("proxy", "unified", "all")), "Which part."))
                .with(Parameter.query(METHODS, Map.of("type", "string"), "Only these methods, in a comma list."))
                .with(Parameter.query(RESOURCE, Map.of("type", "string"), "Only this resource."))
                .with(Parameter.query(
                        HAS_DESCRIPTION, Map.of("type", "boolean"), "Only methods that are described: all are."))
                .answering(200, "The capabilities.", Spec.Content.json(Map.of("type", "object")));
    }
}
