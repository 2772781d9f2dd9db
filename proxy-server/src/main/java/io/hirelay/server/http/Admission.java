package io.hirelay.server.http;

import java.util.List;
import java.util.Objects;

/** Decides whether a caller who is known may make a call now. Thread-safe; may block. */
@FunctionalInterface
public interface Admission {
    /** Every call that the endpoint's {@link Access} allows. */
    Admission EVERYTHING = new Admission() {
        @Override
        public void check(Call call) {
            // whatever it is
        }

        @Override
        public boolean mayBlock() {
            return false;
        }
    };

    /**
     * Lets the call pass, or says why not.
     *
     * @throws io.hirelay.error.InvalidRequestException 403, when it is not for this caller
     * @throws io.hirelay.error.RateLimitedException when the caller calls too often
     */
    void check(Call call);

    /** Whether {@link #check} may have to wait for somebody, so that no event loop may ask. */
    default boolean mayBlock() {
        return true;
    }

    /**
     * A call before it is served.
     *
     * @param method HTTP method; GET where it is HEAD
     * @param path decoded segments
     * @param alsoReadAs the same as somebody else may read them, who has to be allowed that as well
     * @param endpoint what is to serve it
     */
    record Call(String method, List<String> path, List<String> alsoReadAs, Endpoint endpoint) {
        /** One whose path is read by us alone. */
        public Call(String method, List<String> path, Endpoint endpoint) {
            this(method, path, path, endpoint);
        }

        public Call {
            path = List.copyOf(path);
            alsoReadAs = List.copyOf(alsoReadAs);
            Objects.requireNonNull(endpoint, "endpoint");
            method = method.equals("HEAD") ? "GET" : method;
        }

        /** Whether it changes nothing by itself. */
        public boolean reads() {
            return endpoint.effect() != Endpoint.Effect.SOMETHING
                    || endpoint.method().equals(Endpoint.ANY_METHOD)
                            && (method.equals("GET") || method.equals("OPTIONS"));
        }

        /** The call in words: no value that the caller sent. */
        @Override
        public String toString() {
            return method + " " + endpoint.path();
        }
    }
}
