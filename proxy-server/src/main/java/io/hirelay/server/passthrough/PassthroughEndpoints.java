package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.util.List;
import java.util.Map;

/** What is said about the routes that {@link Gate} serves before any endpoint is asked. */
final class PassthroughEndpoints implements Endpoints {
    static final String PASSTHROUGH = "/passthrough/{integrated_account_id}/{path*}";
    static final String CUSTOM = "/custom/{path*}";

    private static final Endpoint ANY_PASSTHROUGH = any(PASSTHROUGH);
    private static final Endpoint ANY_CUSTOM = any(CUSTOM);
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** What stands for a call when it is asked whether its caller may make it. */
    static Endpoint endpoint(boolean custom) {
        return custom ? ANY_CUSTOM : ANY_PASSTHROUGH;
    }

    private static Endpoint any(String path) {
        return new Endpoint(
                Endpoint.ANY_METHOD, path, Access.ACCOUNT_TOKEN, Spec.hidden(path), PassthroughEndpoints::nothing);
    }

    @Override
    public List<Endpoint> endpoints() {
        return METHODS.stream()
                .map(method -> new Endpoint(
                        method, PASSTHROUGH, Access.ACCOUNT_TOKEN, passthrough(method), PassthroughEndpoints::nothing))
                .toList();
    }

    private static Spec passthrough(String method) {
        return body(
                method,
                Spec.of("Passthrough", method + " anything of the provider's own API")
                        .describedAs(
                                "Goes to the provider's base URL as it is, with the connection's credential, and comes"
                                        + " back as it is: path, query, headers and bytes, streamed both ways. The path may have"
                                        + " any number of segments. Counts in the connection's rate limit like every other call;"
                                        + " a change is never sent twice. A path that could leave the provider's base URL is 400.")
                        .with(Spec.Parameter.path(
                                "integrated_account_id",
                                "The connected account; part of the base URL of a client made for the provider."))
                        .with(path())
                        .with(Spec.Parameter.header(
                                Rewrite.HEADER,
                                Map.of("type", "string", "enum", List.of("off", "all")),
                                "Without it, addresses at which a list goes on lead back to this server. off: the answer is"
                                        + " the provider's to the byte. all: every address of the provider's API in a JSON"
                                        + " answer leads back."))
                        .answering(200, "What the provider answered, with its status.", Spec.Content.bytes()));
    }

    private static Spec.Parameter path() {
        return Spec.Parameter.path("path", "Relative to the provider's base URL; slashes are not encoded.");
    }

    private static Spec body(String method, Spec spec) {
        return method.equals("GET") || method.equals("DELETE") ? spec : spec.accepting(Spec.Content.bytes());
    }

    /** Nobody comes here but with a path that is spelled so that it is not known at once. */
    private static Answer nothing(Request request) {
        throw new NotFoundException(
                ErrorCode.REQUEST_NOT_FOUND, "there is nothing at this path; /docs lists every route", null);
    }
}
