package io.hirelay.server.token;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.json.Json;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.Endpoints;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Wires who is let in. Needs {@link TokenSettings}, {@link TokenStore}, {@link CallLimits} and {@link Accounts}. */
public final class TokenModule extends AbstractModule {

    @Provides
    @Singleton
    Authenticator authenticator(TokenSettings settings, TokenStore store, CallLimits limits, InstantSource clock) {
        return new ApiTokens(settings.fixed(), store, limits, settings.requestsPerMinute(), clock);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints accountTokens(
            TokenSettings settings, TokenStore store, InstantSource clock, Accounts accounts, Json json) {
        return new AccountTokenEndpoints(
                new AccountTokens(settings.fixed(), store, clock, new SecureRandom()), accounts, json);
    }
}
