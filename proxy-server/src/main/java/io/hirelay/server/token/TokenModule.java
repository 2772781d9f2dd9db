package io.hirelay.server.token;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hirelay.server.http.Authenticator;

/** Wires who is let in. Needs {@link TokenSettings}. */
public final class TokenModule extends AbstractModule {

    @Provides
    @Singleton
    Authenticator authenticator(TokenSettings settings) {
        return new ApiTokens(settings.fixed(), settings.made());
    }
}
