package io.hirelay.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * On whose account a call is work, as far as that can be told before it is served: what calls of one party need of the
 * server they take from each other first. A guess that does no harm when it is wrong.
 */
record Party(String name) {
    /** When nothing is known. */
    static final Party NOBODY = new Party("");

    private static final String PARAMETER = "integrated_account_id";
    private static final String ACCOUNTS = "/integrated-account/";
    private static final byte[] FIELD = ("\"" + PARAMETER + "\"").getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_OF_ID = 36;

    Party {
        Objects.requireNonNull(name, "name");
    }

    /** An account. */
    static Party of(UUID account) {
        return new Party(account.toString());
    }

    /**
     * Whose call it is by its first line.
     *
     * @param path decoded parameters of the path
     * @param rawQuery what stands behind the question mark
     */
    static Party of(Endpoint endpoint, Map<String, String> path, String rawQuery) {
        if (endpoint.access() == Access.PUBLIC) {
            return NOBODY;
        }
        if (endpoint.access() == Access.SECRET_ADDRESS) {
            return new Party(path.getOrDefault("token", endpoint.path()));
        }
        String ofPath = endpoint.path().startsWith(ACCOUNTS) ? path.get("id") : path.get(PARAMETER);
        return account(ofPath == null ? "" : ofPath)
                .or(() -> plain(rawQuery))
                .or(() -> encoded(rawQuery))
                .orElse(NOBODY);
    }

    /** This one; when it is nobody, the account that the caller's token is for. */
    Party or(Optional<Caller> caller) {
        return equals(NOBODY) ? caller.flatMap(Caller::account).map(Party::of).orElse(NOBODY) : this;
    }

    /** This one; when it is nobody, the account that a body in JSON names, else the caller. */
    Party or(Optional<Caller> caller, byte[] body) {
        Party known = or(caller);
        return known.equals(NOBODY)
                ? named(body)
                        .orElseGet(() ->
                                caller.map(Caller::tokenId).map(Party::new).orElse(NOBODY))
                : known;
    }

    private static Optional<Party> account(String text) {
        return AccountId.parse(text.strip()).map(Party::of);
    }

    private static Optional<Party> plain(String rawQuery) {
        int at = rawQuery.indexOf(PARAMETER + "=");
        if (at < 0 || at > 0 && rawQuery.charAt(at - 1) != '&') {
            return Optional.empty();
        }
        int from = at + PARAMETER.length() + 1;
        int end = rawQuery.indexOf('&', from);
        return account(rawQuery.substring(from, end < 0 ? rawQuery.length() : end));
    }

    private static Optional<Party> encoded(String rawQuery) {
        if (rawQuery.indexOf('%') < 0) {
            return Optional.empty();
        }
        try {
            return Query.parse(rawQuery).all(PARAMETER).stream().findFirst().flatMap(Party::account);
        } catch (RuntimeException e) { // whoever serves it will say what is wrong
            return Optional.empty();
        }
    }

    /** The first value of the field, without reading the JSON: that is for whoever serves it. */
    private static Optional<Party> named(byte[] body) {
        int at = behindField(body);
        while (at < body.length && (body[at] == ':' || body[at] == ' ' || body[at] == '\n')) {
            at++;
        }
        return at + LENGTH_OF_ID + 2 <= body.length && body[at] == '"'
                ? account(new String(body, at + 1, LENGTH_OF_ID, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static int behindField(byte[] body) {
        for (int at = 0; at + FIELD.length <= body.length; at++) {
            int same = 0;
            while (same < FIELD.length && body[at + same] == FIELD[same]) {
                same++;
            }
            if (same == FIELD.length) {
                return at + same;
            }
        }
        return body.length;
    }

    /** Without the name, which may be a secret address. */
    @Override
    public String toString() {
        return "Party";
    }
}
