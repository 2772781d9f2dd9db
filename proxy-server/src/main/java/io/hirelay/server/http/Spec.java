package io.hirelay.server.http;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What OpenAPI and the readable documentation say about an endpoint. Errors need not be named: every endpoint answers
 * them in the one envelope. Immutable: each {@code with} answers a new value.
 *
 * @param tag the heading it stands under
 * @param summary one line
 * @param description more, in plain text; may be empty
 * @param documented whether OpenAPI and documentation show it at all
 */
public record Spec(
        String tag,
        String summary,
        String description,
        List<Parameter> parameters,
        List<Content> requestBodies,
        List<Response> responses,
        boolean documented) {
    public Spec {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(description, "description");
        parameters = List.copyOf(parameters);
        requestBodies = List.copyOf(requestBodies);
        responses = List.copyOf(responses);
    }

    public static Spec of(String tag, String summary) {
        return new Spec(tag, summary, "", List.of(), List.of(), List.of(), true);
    }

    /** An endpoint that is not shown. */
    public static Spec hidden(String summary) {
        return new Spec("", summary, "", List.of(), List.of(), List.of(), false);
    }

    public Spec describedAs(String text) {
        return new Spec(tag, summary, text, parameters, requestBodies, responses, documented);
    }

    public Spec with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Spec(tag, summary, description, more, requestBodies, responses, documented);
    }

    /** With one more form in which the body may come; the first is the usual one. */
    public Spec accepting(Content body) {
        List<Content> more = new ArrayList<>(requestBodies);
        more.add(body);
        return new Spec(tag, summary, description, parameters, more, responses, documented);
    }

    /** Whether a body may come in this content type. */
    public boolean accepts(String contentType) {
        return requestBodies.stream().anyMatch(body -> body.contentType().equals(contentType));
    }

    public Spec answering(int status, String meaning, Content body) {
        return answering(new Response(status, meaning, Optional.of(body), Map.of()));
    }

    public Spec answering(int status, String meaning) {
        return answering(new Response(status, meaning, Optional.empty(), Map.of()));
    }

    public Spec answering(Response response) {
        List<Response> more = new ArrayList<>(responses);
        more.add(response);
        return new Spec(tag, summary, description, parameters, requestBodies, more, documented);
    }

    /** What is shown keeps the order in which it was written. */
    private static Map<String, Object> ordered(Map<String, Object> schema) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    }

    /** Where a parameter stands. */
    public enum In {
        PATH,
        QUERY,
        HEADER
    }

    /**
     * A parameter.
     *
     * @param schema JSON Schema of its value
     */
    public record Parameter(String name, In in, boolean required, Map<String, Object> schema, String doc) {
        public Parameter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(in, "in");
            schema = ordered(schema);
            Objects.requireNonNull(doc, "doc");
        }

        public static Parameter path(String name, String doc) {
            return new Parameter(name, In.PATH, true, Map.of("type", "string"), doc);
        }

        public static Parameter header(String name, Map<String, Object> schema, String doc) {
            return new Parameter(name, In.HEADER, false, schema, doc);
        }

        public static Parameter query(String name, Map<String, Object> schema, String doc) {
            return new Parameter(name, In.QUERY, false, schema, doc);
        }

        public Parameter needed() {
            return new Parameter(name, in, true, schema, doc);
        }
    }

    /**
     * A body.
     *
     * @param type a record whose schema it has, or empty
     * @param schema its JSON Schema where there is no record for it
     */
    public record Content(String contentType, Optional<Type> type, Map<String, Object> schema) {
        public static final String JSON = "application/json";

        /** A form whose parts may be files. */
        public static final String FORM = "multipart/form-data";

        public Content {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(type, "type");
            schema = ordered(schema);
        }

        /** JSON in the shape of a record, or of a list of it. */
        public static Content json(Type type) {
            return new Content(JSON, Optional.of(type), Map.of());
        }

        /** JSON in a shape written by hand. */
        public static Content json(Map<String, Object> schema) {
            return new Content(JSON, Optional.empty(), schema);
        }

        /** A form in a shape written by hand. */
        public static Content form(Map<String, Object> schema) {
            return new Content(FORM, Optional.empty(), schema);
        }

        /** Bytes that are no text. */
        public static Content bytes() {
            return new Content(
                    "application/octet-stream", Optional.empty(), Map.of("type", "string", "format", "binary"));
        }

        public static Content of(String contentType) {
            return new Content(contentType, Optional.empty(), Map.of("type", "string"));
        }
    }

    /**
     * An answer other than an error.
     *
     * @param headers of its own, each with what it says
     */
    public record Response(int status, String meaning, Optional<Content> body, Map<String, String> headers) {
        public Response {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            Objects.requireNonNull(meaning, "meaning");
            Objects.requireNonNull(body, "body");
        }
    }
}
