package io.hirelay.workable.sandbox.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The account's tokens, each with its own window; thread-safe. */
public final class Tokens {
    private static final int SECRET_BYTES = 24;

    private final Map<String, Holder> bySecret = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final int callsPerWindow;

    public Tokens(Clock clock, int callsPerWindow) {
        this.clock = clock;
        this.callsPerWindow = callsPerWindow;
    }

    /** A token with the window that its calls are counted in. */
    public record Holder(Token token, RollingWindow window) {}

    public Token issue(Token.Kind kind, Set<Scope> scopes, OptionalLong member) {
        Token token = new Token(issued.getAndIncrement(), freshSecret(), kind, scopes, member);
        int calls = (int) Math.min(Integer.MAX_VALUE, (long) callsPerWindow * kind.share());
        bySecret.put(token.secret(), new Holder(token, new RollingWindow(clock, calls)));
        return token;
    }

    public Optional<Holder> find(String secret) {
        return Optional.ofNullable(bySecret.get(secret));
    }

    public boolean revoke(String secret) {
        return bySecret.remove(secret) != null;
    }

    /** Something that nobody can guess. */
    public String freshSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
