package io.hirelay;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.file.Content;
import io.hirelay.http.Direct;
import io.hirelay.http.RawRequest;
import io.hirelay.http.RestClient;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Safety;
import io.hirelay.page.Page;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A connection in the provider's own words: its resources by name, and any other request. Everything counts in the
 * connection's budget. Thread-safe; fails with a {@link io.hirelay.error.HirelayException} that holds what the provider
 * said.
 */
public final class Natives {
    private final String provider;
    private final Map<String, NativeResource> resources;
    private final RestClient client;
    private final BoundCursors.Account account;

    Natives(String provider, Map<String, NativeResource> resources, RestClient client, BoundCursors.Account account) {
        this.provider = provider;
        this.resources = resources;
        this.client = client;
        this.account = account;
    }

    /** Every resource that has a name. */
    public List<NativeResource> resources() {
        return List.copyOf(resources.values());
    }

    /** The connection's way to the provider for calls whose bytes somebody else carries. */
    public Direct direct() {
        return client.direct();
    }

    /**
     * One page of a resource, each record as the provider sent it. The provider's paging has become a cursor, which goes
     * with this account, resource and query alone.
     *
     * @throws io.hirelay.error.NotFoundException when there is no such resource, naming those there are
     * @throws NotSupportedException when the resource is not listed
     * @throws InvalidRequestException naming every required parameter that is missing, a limit or a cursor that is wrong
     */
    public Page<RawJson> list(String resource, NativeRequest request, CallContext call) {
        NativeMethod method = method(resource, NativeMethod.LIST);
        return new NativeListCall(client, resource, method, pathOf(method, request), account)
                .run(withoutPlaces(method, request), call);
    }

    /**
     * Calls a method of a resource. Reads are tried again as any other, a change is sent again only when it surely was
     * not made.
     *
     * @param method {@code get}, {@code create}, {@code update}, {@code delete} or a word of the resource's own
     * @return the provider's answer, which is a success
     * @throws io.hirelay.error.NotFoundException when there is no such resource, naming those there are
     * @throws NotSupportedException when it has no such method
     * @throws InvalidRequestException naming every required parameter that is missing
     */
    public NativeAnswer call(String resource, String method, NativeRequest request, CallContext call) {
        NativeMethod asked = method(resource, method);
        String path = pathOf(asked, request);
        return NativeAnswer.of(client.raw(
                new RawRequest(
                        asked.httpMethod(),
                        path + query(withoutPlaces(asked, request).query()),
                        asked.path(),
                        Map.of(),
                        request.body().map(body -> Content.of(body.toBytes())),
                        request.body().map(body -> "application/json"),
                        call),
                asked.isRead() ? Safety.READ : Safety.WRITE));
    }

    /**
     * Sends any request. Reads are tried again as any other, anything else is sent once.
     *
     * @param pathAndQuery encoded, relative to the provider's native base, without a leading slash
     * @param headers those that say how the bytes travel, and credentials, are left out
     * @param contentType of the body
     * @return the provider's answer, whatever its status
     * @throws InvalidRequestException when it leads out of the provider's base address
     */
    public NativeAnswer send(
            String httpMethod,
            String pathAndQuery,
            Map<String, List<String>> headers,
            Optional<Content> body,
            Optional<String> contentType,
            CallContext call) {
        return NativeAnswer.of(
                client.anyAnswer(new RawRequest(httpMethod, pathAndQuery, "{path}", headers, body, contentType, call)));
    }

    private NativeMethod method(String resource, String method) {
        NativeResource known = resources.get(resource);
        if (known == null) {
            throw new NotFoundException(
                    ErrorCode.REQUEST_NOT_FOUND,
                    provider + " has no native resource of this name; it has " + String.join(", ", resources.keySet()),
                    null);
        }
        return known.method(method)
                .orElseThrow(() -> new NotSupportedException(
                        provider,
                        "native." + resource + "." + method,
                        resource + " has "
                                + known.methods().stream()
                                        .map(NativeMethod::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static String pathOf(NativeMethod method, NativeRequest request) {
        if (request.id().isPresent() && !method.takesId()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    "id",
                    "is nothing that " + method.name() + " takes here: it asks " + method.httpMethod() + " "
                            + method.path());
        }
        List<Failure> missing = new ArrayList<>();
        String path = method.filled(place -> {
            Optional<String> value = place.equals("id")
                    ? request.id()
                    : Optional.ofNullable(request.query().get(place))
                            .filter(all -> all.size() == 1)
                            .map(all -> all.get(0));
            String given = value.map(String::strip).orElse("");
            if (given.isEmpty()) {
                missing.add(new Failure(place, "is required, once: it says which record is meant"));
            }
            return encoded(given);
        });
        if (!missing.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_MISSING_PARAMETER, missing);
        }
        return path;
    }

    /** What has become part of the path is no part of the query. */
    private static NativeRequest withoutPlaces(NativeMethod method, NativeRequest request) {
        Map<String, List<String>> rest = new LinkedHashMap<>(request.query());
        rest.keySet().removeAll(method.requiredParameters());
        return new NativeRequest(request.id(), rest, request.limit(), request.after(), request.body());
    }

    static String query(Map<String, List<String>> parameters) {
        String query = parameters.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
