package io.hirelay.server.http.natives;

import io.hirelay.NativeRequest;
import io.hirelay.Natives;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.page.Page;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ErrorAnswers;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.unified.Cursors;
import io.hirelay.server.http.unified.Target;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /proxy}: the provider's own resources by name, in its own words. */
public final class NativeEndpoints implements Endpoints {
    private static final String ALL = "/proxy/{resource}";
    private static final String ONE = ALL + "/{id}";

    private final Target target;
    private final Cursors cursors;
    private final Json json;
    private final SentOnce once;
    private final NativeAnswers answers;
    private final ErrorAnswers errors;

    @Inject
    public NativeEndpoints(Target target, Cursors cursors, Json json, OnlyOnce onlyOnce) {
        this.target = target;
        this.cursors = cursors;
        this.json = json;
        this.once = new SentOnce(onlyOnce);
        this.answers = new NativeAnswers(json);
        this.errors = new ErrorAnswers(json);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", ALL, Access.ACCOUNT_TOKEN, NativeSpecs.list(), this::handle),
                new Endpoint("POST", ALL, Access.ACCOUNT_TOKEN, NativeSpecs.create(), this::handle),
                new Endpoint("PATCH", ALL, Access.ACCOUNT_TOKEN, NativeSpecs.update(false), this::handle),
                new Endpoint("PUT", ALL, Access.ACCOUNT_TOKEN, NativeSpecs.update(false), this::handle),
                new Endpoint("DELETE", ALL, Access.ACCOUNT_TOKEN, NativeSpecs.delete(false), this::handle),
                new Endpoint("GET", ONE, Access.ACCOUNT_TOKEN, NativeSpecs.get(), this::handle),
                new Endpoint("POST", ONE, Access.ACCOUNT_TOKEN, NativeSpecs.method(), this::handle),
                new Endpoint("PATCH", ONE, Access.ACCOUNT_TOKEN, NativeSpecs.update(true), this::handle),
                new Endpoint("PUT", ONE, Access.ACCOUNT_TOKEN, NativeSpecs.update(true), this::handle),
                new Endpoint("DELETE", ONE, Access.ACCOUNT_TOKEN, NativeSpecs.delete(true), this::handle));
    }

    private Answer handle(Request request) {
        Account account = target.usable(request);
        NativeResource resource = resource(account, request.path("resource"));
        Optional<String> segment = Optional.ofNullable(request.pathParameters().get("id"));
        String wanted = NativeRoutes.wanted(request.method(), segment, resource);
        request.trace().operation("proxy." + resource.name(), NativeRoutes.isWord(wanted, resource) ? wanted : "other");
        Optional<NativeMethod> method = resource.method(wanted);
        if (method.isEmpty()) {
            return notSupported(request, account, resource, segment, wanted);
        }
        Optional<String> id = segment.filter(one -> !request.method().equals("POST"));
        return method.get().rows().isPresent()
                ? list(request, account, resource, method.get())
                : call(request, account, resource, method.get(), id);
    }

    private static NativeResource resource(Account account, String name) {
        List<NativeResource> resources = account.provider().nativeResources();
        if (resources.isEmpty()) {
            throw new NotSupportedException(account.provider().descriptor().id(), "proxy");
        }
        return resources.stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND,
                        account.provider() + " has no resource of this name; it has "
                                + resources.stream().map(NativeResource::name).collect(Collectors.joining(", ")),
                        null));
    }

    private Answer notSupported(
            Request request, Account account, NativeResource resource, Optional<String> segment, String wanted) {
        NotSupportedException error = new NotSupportedException(
                account.provider().descriptor().id(),
                "proxy." + resource.name() + "." + wanted,
                resource.name() + " has "
                        + resource.methods().stream().map(NativeMethod::name).collect(Collectors.joining(", ")));
        return errors.of(error, request.requestId())
                .with("Allow", String.join(", ", NativeRoutes.allowed(segment, resource)));
    }

    private Answer list(Request request, Account account, NativeResource resource, NativeMethod method) {
        String name = "proxy." + resource.name();
        NativeRequest asked =
                new NativeParameters(request, method, json).ofList(cursor -> cursors.open(cursor, account.id(), name));
        try {
            return target.call(request, account, connection -> {
                Page<RawJson> page =
                        natives(account, connection.natives()).list(resource.name(), asked, Target.context(request));
                Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
                envelope.put("result", page.items());
                envelope.put(
                        NativeParameters.CURSOR,
                        page.next()
                                .map(cursor -> cursors.seal(cursor, account.id(), name))
                                .orElse(null));
                envelope.put("prev_cursor", null);
                envelope.put("result_count", page.items().size());
                return Answer.ok(envelope);
            });
        } catch (HirelayException e) {
            return answers.of(e, request);
        }
    }

    private Answer call(
            Request request, Account account, NativeResource resource, NativeMethod method, Optional<String> id) {
        NativeRequest asked = new NativeParameters(request, method, json).ofMethod(id);
        return method.isRead()
                ? send(request, account, resource, method, asked)
                : once.send(request, account.id(), () -> send(request, account, resource, method, asked));
    }

    private Answer send(
            Request request, Account account, NativeResource resource, NativeMethod method, NativeRequest asked) {
        try {
            return target.call(
                    request,
                    account,
                    connection -> NativeAnswers.of(
                            natives(account, connection.natives())
                                    .call(resource.name(), method.name(), asked, Target.context(request)),
                            method,
                            asked.id()));
        } catch (HirelayException e) {
            return answers.of(e, request);
        }
    }

    static Natives natives(Account account, Optional<Natives> natives) {
        return natives.orElseThrow(
                () -> new NotSupportedException(account.provider().descriptor().id(), "proxy"));
    }
}
