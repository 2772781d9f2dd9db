package io.hirelay.server.link;

import java.net.URI;
import java.util.function.Supplier;

/** Where the pages are, as the outside sees it. Thread-safe. */
final class LinkAddresses {
    static final String LINK = "/link";
    static final String CALLBACK = "/oauth/callback";
    static final String ASSETS = LINK + "/assets";
    static final String SCRIPT = "/link.js";

    private final Supplier<URI> base;

    /** @param base the server's own address, without a slash at its end */
    LinkAddresses(Supplier<URI> base) {
        this.base = base;
    }

    /** What is handed to the customer. */
    String link(String token) {
        return base.get() + LINK + "/" + token;
    }

    /** The link's path, which may lie below that of a proxy. */
    String linkPath(String token) {
        return path() + LINK + "/" + token;
    }

    String assets() {
        return path() + ASSETS;
    }

    URI callback() {
        return URI.create(base.get() + CALLBACK);
    }

    String callbackPath() {
        return path() + CALLBACK;
    }

    /** The server's own origin. */
    String origin() {
        return ReturnAddress.originOf(base.get());
    }

    /** Whether browsers come by TLS. */
    boolean encrypted() {
        return "https".equalsIgnoreCase(base.get().getScheme());
    }

    private String path() {
        String path = base.get().getRawPath();
        return path == null ? "" : path;
    }
}
