package io.hirelay.server.passthrough;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is rewritten in the answer to one call.
 *
 * @param ours stands for the provider's base address, without a slash at its end
 */
record Rewriting(Rewrite asked, LinkFields fields, Supplier<String> ours) {

    /** Whether the answer may have to be read. */
    boolean reads() {
        return asked.reads(fields);
    }

    /** What the body of an answer goes through; empty when it stays as it is. */
    Optional<BodyChange> of(int status, HttpHeaders answer, URI base) {
        return asked.of(status, answer, fields, base, ours);
    }
}
