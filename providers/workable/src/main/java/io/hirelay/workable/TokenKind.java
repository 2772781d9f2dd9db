package io.hirelay.workable;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.error.ConfigurationException;
import io.hirelay.spi.Credential;
import java.time.Duration;

/** The kinds of token Workable knows: how many calls each may make, and what to do when one is not enough. */
enum TokenKind {
    /** Made by an administrator by hand; acts as the account. */
    ACCOUNT(
            10,
            "Make a new one in " + TokenKind.PLACE,
            "Scopes are chosen when a token is made: make one that has it in " + TokenKind.PLACE),
    /** Granted by OAuth; acts as the member who agreed. */
    USER(
            50,
            "Connect the account again, so that a member of it agrees anew",
            "Connect the account again and have an administrator agree, whose own rights cover it; some scopes have to"
                    + " be allowed first in Workable's Settings > Integrations");

    /** Where an administrator makes, sees and revokes tokens. */
    static final String PLACE = "Workable's Settings > Integrations > Apps > API access tokens";

    /** In what time Workable counts calls. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    private final int calls;
    private final String renewal;
    private final String widening;

    TokenKind(int calls, String renewal, String widening) {
        this.calls = calls;
        this.renewal = renewal;
        this.widening = widening;
    }

    /** @throws ConfigurationException when Workable takes no such credential */
    static TokenKind of(Credential credential) {
        if (credential instanceof Credential.ApiKey) {
            return ACCOUNT;
        } else if (credential instanceof Credential.AccessToken) {
            return USER;
        }
        throw Tokens.notSupported(credential);
    }

    BudgetSpec budget() {
        return new BudgetSpec(calls, WINDOW);
    }

    /** What to do when the token is refused. */
    String renewal() {
        return renewal;
    }

    /** What to do when the token lacks a scope. */
    String widening() {
        return widening;
    }
}
