package io.hirelay.server.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens in a list, and what was noted of them. */
final class ListTokenStore implements TokenStore {
    private final List<ApiToken> tokens = new ArrayList<>();
    private Optional<ApiToken> always = Optional.empty();
    final List<String> noted = new ArrayList<>();

    /** Finds this one, whatever is looked for. */
    void answerAlways(ApiToken token) {
        always = Optional.of(token);
    }

    @Override
    public boolean insert(ApiToken token) {
        return tokens.add(token);
    }

    @Override
    public Optional<ApiToken> find(byte[] sha256) {
        return always.or(
                () -> tokens.stream().filter(token -> token.hasHash(sha256)).findFirst());
    }

    @Override
    public Optional<ApiToken> find(String id) {
        return tokens.stream().filter(token -> token.id().equals(id)).findFirst();
    }

    @Override
    public List<ApiToken> list() {
        return List.copyOf(tokens);
    }

    @Override
    public boolean delete(String id) {
        return tokens.removeIf(token -> token.id().equals(id));
    }

    @Override
    public void used(String id, Instant at) {
        noted.add(id);
    }

    @Override
    public int deleteExpired(Instant by, int most) {
        throw new UnsupportedOperationException("nothing here expires by itself");
    }
}
