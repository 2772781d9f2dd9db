package io.hirelay.workable.sandbox.access;

import java.util.OptionalLong;
import java.util.Set;

/**
 * A bearer token of the account.
 *
 * @param number its place among the account's tokens; not a secret
 * @param member whom a user token acts for; no other kind has one
 */
public record Token(int number, String secret, Kind kind, Set<Scope> scopes, OptionalLong member) {
    /** How a token came about, which decides its limit and whether writes must name a member. */
    public enum Kind {
        ACCOUNT(1),
        USER(5),
        PARTNER(5);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** How many times an account token's calls such a token has. */
        public int share() {
            return share;
        }
    }

    public Token {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "Token[" + number + ", " + kind + "]";
    }
}
