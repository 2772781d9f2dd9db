package io.hirelay.server.http;

import java.util.Objects;

/**
 * One route.
 *
 * @param method HTTP method in upper case, or {@link #ANY_METHOD}; HEAD is served by the GET of the same path
 * @param path template such as {@code /integrated-account/{id}}; a name in braces stands for one segment, which may
 *     hold encoded slashes; a literal segment wins over a name
 * @param spec what OpenAPI and the readable documentation say about it
 * @param reads whether it changes nothing, so that callers who may only read may call it
 */
public record Endpoint(String method, String path, Access access, Spec spec, Handler handler, boolean reads) {
    /** Stands for every method for which the path has no endpoint of its own. */
    public static final String ANY_METHOD = "*";

    public Endpoint {
        Objects.requireNonNull(method, "method");
        if (!Objects.requireNonNull(path, "path").startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(handler, "handler");
    }

    /** One that changes nothing when its method is GET. */
    public Endpoint(String method, String path, Access access, Spec spec, Handler handler) {
        this(method, path, access, spec, handler, method.equals("GET"));
    }

    /** The same, which changes nothing although its method may. */
    public Endpoint reading() {
        return new Endpoint(method, path, access, spec, handler, true);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
