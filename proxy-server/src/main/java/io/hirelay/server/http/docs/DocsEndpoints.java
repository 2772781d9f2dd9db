package io.hirelay.server.http.docs;

import io.hirelay.Hirelay;
import io.hirelay.json.Json;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.PublicUrl;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /openapi.json} and {@code /docs}, made once, of all endpoints of the server. */
public final class DocsEndpoints implements Endpoints {
    private final Provider<Set<Endpoints>> sources;
    private final Hirelay hirelay;
    private final Json json;
    private final PublicUrl publicUrl;
    private volatile @Nullable Answer openApi;
    private volatile @Nullable Answer page;

    /** @param sources every source of endpoints, this one among them: asked for when somebody asks for the page */
    @Inject
    public DocsEndpoints(Provider<Set<Endpoints>> sources, Hirelay hirelay, Json json, PublicUrl publicUrl) {
        this.sources = sources;
        this.hirelay = hirelay;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/openapi.json", Access.PUBLIC, Spec.hidden("OpenAPI"), this::openApi),
                new Endpoint("GET", "/docs", Access.PUBLIC, Spec.hidden("Documentation"), this::page));
    }

    private Answer openApi(Request request) {
        Answer made = openApi;
        if (made == null) {
            made = Answer.bytes(
                    200, "application/json; charset=utf-8", json.write(OpenApi.of(all(), version(), publicUrl)));
            openApi = made;
        }
        return made;
    }

    private Answer page(Request request) {
        Answer made = page;
        if (made == null) {
            made = DocsPage.answer(DocsPage.of(all(), hirelay.providers()));
            page = made;
        }
        return made;
    }

    private List<Endpoint> all() {
        return sources.get().stream()
                .flatMap(source -> source.endpoints().stream())
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    private static String version() {
        return Optional.ofNullable(DocsEndpoints.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
