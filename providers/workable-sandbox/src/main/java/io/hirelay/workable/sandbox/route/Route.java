package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One endpoint.
 *
 * @param template the path after {@code /spi/v3}, with {@code :name} for its variable parts
 * @param scopes one of them is enough
 * @param kinds the kinds of token that may call it
 */
public record Route(
        String method, String template, Backend backend, Set<Scope> scopes, Set<Token.Kind> kinds, Handler handler) {
    private static final Set<Token.Kind> ANY = Set.of(Token.Kind.values());

    /** Answers a call, holding the account's lock. */
    @FunctionalInterface
    interface Handler {
        Reply handle(Call call);
    }

    static Route ats(String method, String template, Scope scope, Handler handler) {
        return new Route(method, template, Backend.ATS, Set.of(scope), ANY, handler);
    }

    static Route hr(String method, String template, Scope scope, Handler handler) {
        return new Route(method, template, Backend.HR, Set.of(scope), ANY, handler);
    }

    Route orScope(Scope scope) {
        Set<Scope> more = new HashSet<>(scopes);
        more.add(scope);
        return new Route(method, template, backend, more, kinds, handler);
    }

    Route only(Token.Kind... some) {
        return new Route(method, template, backend, scopes, Set.of(some), handler);
    }

    public boolean writes() {
        return !method.equals("GET");
    }

    public boolean allows(Token token) {
        return kinds.contains(token.kind()) && scopes.stream().anyMatch(token.scopes()::contains);
    }

    /** Answers the call; a refusal is an answer too. */
    public Reply answer(Call call) {
        try {
            return handler.handle(call);
        } catch (Refusal refusal) {
            return refusal.reply(backend);
        }
    }

    /** The values of the template's variables when the path fits it. */
    Optional<Map<String, String>> match(List<String> path) {
        List<String> parts = Arrays.asList(template.substring(1).split("/"));
        if (parts.size() != path.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).startsWith(":")) {
                variables.put(parts.get(i).substring(1), path.get(i));
            } else if (!parts.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
