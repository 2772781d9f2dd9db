package io.hirelay.server.http;

import java.util.Objects;

/**
 * One route.
 *
 * @param method HTTP method in upper case, or {@link #ANY_METHOD}; HEAD is served by the GET of the same path
 * @param path template such as {@code /integrated-account/{id}}; a name in braces stands for one segment, which may
 *     hold encoded slashes, a last name with a star, such as {@code {path*}}, for all that follow; a literal segment
 *     wins over a name
 * @param spec what OpenAPI and the readable documentation say about it
 * @param effect what calls of it change
 */
public record Endpoint(String method, String path, Access access, Spec spec, Handler handler, Effect effect) {
    /** Stands for every method for which the path has no endpoint of its own. */
    public static final String ANY_METHOD = "*";

    /** What calls of an endpoint change. */
    public enum Effect {
        /** Nothing, so that callers who may only read may call it, and it is stopped when nobody waits for it. */
        NOTHING,
        /** Something; where the endpoint serves any method, only what is not a GET. */
        SOMETHING,
        /** What the calls change that it makes in turn: each of them is admitted by itself. */
        OF_ITS_PARTS
    }

    public Endpoint {
        Objects.requireNonNull(method, "method");
        if (!Objects.requireNonNull(path, "path").startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(effect, "effect");
    }

    /** One that changes nothing when its method is GET. */
    public Endpoint(String method, String path, Access access, Spec spec, Handler handler) {
        this(method, path, access, spec, handler, method.equals("GET") ? Effect.NOTHING : Effect.SOMETHING);
    }

    /** The same, which changes nothing although its method may. */
    public Endpoint reading() {
        return new Endpoint(method, path, access, spec, handler, Effect.NOTHING);
    }

    /** The same, which changes only what the calls change of which it is made. */
    public Endpoint ofParts() {
        return new Endpoint(method, path, access, spec, handler, Effect.OF_ITS_PARTS);
    }

    /** Whether it changes nothing, whatever is asked of it. */
    public boolean reads() {
        return effect == Effect.NOTHING;
    }

    /** The path as it is shown to people. */
    public String shownPath() {
        return path.replace("*}", "}");
    }

    @Override
    public String toString() {
        return method + " " + shownPath();
    }
}
