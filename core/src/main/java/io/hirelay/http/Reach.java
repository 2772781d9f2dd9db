package io.hirelay.http;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a file may be fetched from: over https from any public address, and beside that from a place that whoever runs
 * this has named himself.
 *
 * @param trusted whose address is not looked at
 * @param anyPort whether every port of its host is trusted, or its origin alone
 */
public record Reach(Optional<URI> trusted, boolean anyPort) {
    /** Public addresses and nothing else. */
    public static final Reach PUBLIC = new Reach(Optional.empty(), false);

    public Reach {
        Objects.requireNonNull(trusted, "trusted");
    }

    /** Also exactly this scheme, host and port: for addresses that a caller gave. */
    public static Reach alsoOrigin(URI base) {
        return new Reach(Optional.of(base), false);
    }

    /** Also any port of this host: for addresses that the provider itself has answered with. */
    public static Reach alsoHost(URI base) {
        return new Reach(Optional.of(base), true);
    }

    boolean trusts(HttpUrl url) {
        HttpUrl base = trusted.map(HttpUrl::get).orElse(null);
        if (base == null || !base.host().equals(url.host())) {
            return false;
        }
        return anyPort
                ? url.isHttps() || !base.isHttps()
                : url.scheme().equals(base.scheme()) && url.port() == base.port();
    }
}
