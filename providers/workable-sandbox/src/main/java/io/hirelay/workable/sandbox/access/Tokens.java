package io.hirelay.workable.sandbox.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The account's tokens, each with its own window; thread-safe. */
public final class Tokens {
    private static final int SECRET_BYTES = 24;
    private static final Runnable NOTHING = () -> {};

    private final Map<String, Issued> bySecret = new ConcurrentHashMap<>();
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

    /** What is known of a token beside what it may do. */
    private record Issued(Holder holder, Optional<Instant> until, AtomicReference<Runnable> atFirstUse) {}

    public Token issue(Token.Kind kind, Set<Scope> scopes, OptionalLong member) {
        return issue(kind, scopes, member, Optional.empty(), NOTHING);
    }

    /**
     * A token that ends by itself.
     *
     * @param atFirstUse happens when the token is first looked at
     */
    Token issue(Token.Kind kind, Set<Scope> scopes, OptionalLong member, Optional<Instant> until, Runnable atFirstUse) {
        Token token = new Token(issued.getAndIncrement(), freshSecret(), kind, scopes, member);
        int calls = (int) Math.min(Integer.MAX_VALUE, (long) callsPerWindow * kind.share());
        Holder holder = new Holder(token, new RollingWindow(clock, calls));
        bySecret.put(token.secret(), new Issued(holder, until, new AtomicReference<>(atFirstUse)));
        return token;
    }

    public Optional<Holder> find(String secret) {
        Issued issued = bySecret.get(secret);
        if (issued == null
                || issued.until().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
            return Optional.empty();
        }
        issued.atFirstUse().getAndSet(NOTHING).run();
        return Optional.of(issued.holder());
    }

    /** Lets every token begin a new window. */
    public void forgetCalls() {
        bySecret.values().forEach(issued -> issued.holder().window().clear());
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
