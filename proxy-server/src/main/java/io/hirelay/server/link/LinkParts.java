package io.hirelay.server.link;

import io.hirelay.Hirelay;
import io.hirelay.connection.Connections;
import io.hirelay.json.Json;
import io.hirelay.server.http.Endpoints;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Everything that links are made of, put together; also by those who have no container. */
final class LinkParts {
    private final Endpoints tokens;
    private final Endpoints pages;
    private final Endpoints assets = new LinkAssetEndpoints();

    LinkParts(
            Hirelay hirelay,
            Connections connections,
            LinkStore store,
            LinkSettings settings,
            Json json,
            InstantSource clock,
            SecureRandom random) {
        LinkAddresses addresses = new LinkAddresses(settings.publicUrl());
        LinkSecrets secrets = new LinkSecrets(random);
        LinkAccounts accounts = new LinkAccounts(connections);
        Systems systems = new Systems(hirelay, settings.operatorSettings());
        LinkScreens screens = new LinkScreens(new PageAnswers(), addresses, systems);
        LinkFlow flow = new LinkFlow(
                store, accounts, systems, new Trial(hirelay, settings.operatorSettings()), screens, secrets, clock);
        OAuthFlow oauth =
                new OAuthFlow(hirelay, store, flow, systems, screens, addresses, secrets, random, json, clock);
        this.tokens = new LinkTokenEndpoints(
                new LinkTokens(
                        hirelay,
                        store,
                        accounts,
                        secrets,
                        new ReturnAddress(settings.privateAddresses()),
                        clock,
                        UUID::randomUUID),
                addresses,
                json,
                clock);
        this.pages = new LinkPageEndpoints(store, flow, oauth, new FormGuard(addresses), screens, addresses, clock);
    }

    /** Where links are made. */
    Endpoints tokens() {
        return tokens;
    }

    /** What a link opens. */
    Endpoints pages() {
        return pages;
    }

    /** Style and scripts. */
    Endpoints assets() {
        return assets;
    }
}
