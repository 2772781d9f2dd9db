package io.hirelay.server.http;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Under which URL the outside reaches the server, without a slash at its end; empty when nobody has said. */
public record PublicUrl(Optional<URI> given) {
    public PublicUrl {
        Objects.requireNonNull(given, "given");
    }

    /** As clients may read it: the place where they found this document, unless somebody has said. */
    public String reference() {
        return given.map(URI::toString).orElse("/");
    }
}
