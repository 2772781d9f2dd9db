package io.hirelay.server.http;

import java.util.List;
import java.util.Objects;

/** Decides whether a caller who is known may make a call now. Thread-safe; may block. */
@FunctionalInterface
public interface Admission {
    /** Every call that the endpoint's {@link Access} allows. */
    Admission EVERYTHING = call -> {};

    /**
     * Lets the call pass, or says why not.
     *
     * @throws io.hirelay.error.InvalidRequestException 403, when it is not for this caller
     * @throws io.hirelay.error.RateLimitedException when the caller calls too often
     */
    void check(Call call);

    /**
     * A call before it is served.
     *
     * @param method HTTP method; GET where it is HEAD
     * @param path decoded segments
     * @param endpoint what is to serve it
     */
    record Call(String method, List<String> path, Endpoint endpoint) {
        public Call {
            path = List.copyOf(path);
            Objects.requireNonNull(endpoint, "endpoint");
            method = method.equals("HEAD") ? "GET" : method;
        }

        /** Whether it changes nothing by itself. */
        public boolean reads() {
            return endpoint.effect() != Endpoint.Effect.SOMETHING
                    || endpoint.method().equals(Endpoint.ANY_METHOD) && method.equals("GET");
        }

        /** The call in words: no value that the caller sent. */
        @Override
        public String toString() {
            return method + " " + endpoint.path();
        }
    }
}
