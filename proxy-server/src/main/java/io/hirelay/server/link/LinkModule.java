package io.hirelay.server.link;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.Hirelay;
import io.hirelay.connection.Connections;
import io.hirelay.json.Json;
import io.hirelay.server.connection.TenantRecords;
import io.hirelay.server.http.Endpoints;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Wires links and their pages. Needs {@link Hirelay}, {@link Connections}, {@link LinkStore}, {@link LinkSettings},
 * {@link Json} and {@link InstantSource}.
 */
public final class LinkModule extends AbstractModule {

    @Provides
    @Singleton
    LinkParts parts(
            Hirelay hirelay,
            Connections connections,
            LinkStore store,
            LinkSettings settings,
            Json json,
            InstantSource clock) {
        return new LinkParts(hirelay, connections, store, settings, json, clock, new SecureRandom());
    }

    @ProvidesIntoSet
    TenantRecords links(LinkStore store) {
        return store::erase;
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints linkTokens(LinkParts parts) {
        return parts.tokens();
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints linkPages(LinkParts parts) {
        return parts.pages();
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints linkAssets(LinkParts parts) {
        return parts.assets();
    }
}
