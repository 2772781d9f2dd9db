package io.hirelay.server.http.docs;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hirelay.server.http.ServerFixture;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas that a running server tells in its {@code /openapi.json}, to hold its answers against. */
public final class OpenApiSchemas {
    private final ServerFixture server;
    private final Map<String, Object> document;
    private final Map<String, Schema> byRoute = new ConcurrentHashMap<>();

    public OpenApiSchemas(ServerFixture server) {
        this.server = server;
        this.document = server.object(server.get("/openapi.json").body());
    }

    public Map<String, Object> document() {
        return document;
    }

    public Map<String, Map<String, Map<String, Object>>> paths() {
        return ServerFixture.cast(document.get("paths"));
    }

    /** What is wrong with an answer of GET; empty when it is as the document says. */
    public List<Error> problems(String path, String answer) {
        return byRoute.computeIfAbsent(path, this::response).validate(answer, InputFormat.JSON);
    }

    /** What is wrong with an error. */
    public List<Error> problemsOfError(String answer) {
        return byRoute.computeIfAbsent("error", name -> schema(Map.of("$ref", "#/components/schemas/Error")))
                .validate(answer, InputFormat.JSON);
    }

    private Schema response(String path) {
        Map<String, Map<String, Object>> responses =
                ServerFixture.cast(paths().get(path).get("get").get("responses"));
        Map<String, Map<String, Object>> content =
                ServerFixture.cast(responses.get("200").get("content"));
        return schema(ServerFixture.cast(content.get("application/json").get("schema")));
    }

    /** A schema within the document, with what it may refer to. */
    private Schema schema(Map<String, Object> root) {
        Map<String, Object> whole = new LinkedHashMap<>(root);
        whole.put("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(server.json.write(whole), StandardCharsets.UTF_8), InputFormat.JSON);
    }
}
