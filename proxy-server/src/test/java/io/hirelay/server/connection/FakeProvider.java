package io.hirelay.server.connection;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.Choice;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Exchange;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Session;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A provider without a network behind it: it accepts the keys that a test says it accepts. */
final class FakeProvider implements AtsProvider<FakeProvider.FakeSession>, ConnectionChecks<FakeProvider.FakeSession> {
    final Set<String> goodKeys = ConcurrentHashMap.newKeySet();
    final List<FakeSession> opened = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();
    volatile boolean reachable = true;

    FakeProvider() {
        goodKeys.add("c4n4ry-good-key");
    }

    /** How many sessions are open now. */
    long open() {
        return opened.stream().filter(session -> !session.closed).count();
    }

    /** What is open for one connection. */
    static final class FakeSession implements Session {
        final ConnectionConfig config;
        volatile boolean closed;

        FakeSession(ConnectionConfig config) {
            this.config = config;
        }

        @Override
        public BudgetState budget() {
            return new BudgetState(10, 7, Duration.ofSeconds(3));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                "acme-hire",
                "Acme Hire",
                "ats",
                Set.of("api_key", "basic", "oauth2"),
                List.of(
                        setting("site", SettingSpec.Level.CONNECTION, true, Optional.empty()),
                        setting("team", SettingSpec.Level.CONNECTION, false, Optional.empty()),
                        setting("base_url", SettingSpec.Level.OPERATOR, false, Optional.of("https://acme.example"))),
                "https://docs.acme.example");
    }

    private static SettingSpec setting(String key, SettingSpec.Level level, boolean required, Optional<String> preset) {
        Optional<Pattern> pattern =
                level == SettingSpec.Level.CONNECTION ? Optional.of(Pattern.compile("[a-z]+")) : Optional.empty();
        return new SettingSpec(key, level, "The " + key + ".", required, preset, pattern, "blue");
    }

    @Override
    public Operations<FakeSession> operations() {
        return new Operations<FakeSession>().actingUsers(new ActingUsers<>() {
            @Override
            public String canonical(FakeSession session, String given, CallContext call) {
                if (given.startsWith("stranger")) {
                    throw InvalidRequestException.unresolved(
                            "user_id", "is no member", List.of(new Choice("u-1", "Ada")));
                }
                return given.equals("ada@acme.example") ? "u-1" : given;
            }

            @Override
            public Optional<String> choose(FakeSession session, CallContext call) {
                return Optional.of("u-1");
            }
        });
    }

    @Override
    public FakeSession open(ConnectionConfig config, ProviderContext context) {
        if ("forbidden".equals(config.settings().get("site"))) {
            throw ConfigurationException.of("site", "is not one that can be had; blue would be right");
        }
        config.credential().current(); // as providers may, to know whose budget it is
        FakeSession session = new FakeSession(config);
        opened.add(session);
        return session;
    }

    @Override
    public List<Check> verify(FakeSession session, CallContext call) {
        looks.incrementAndGet();
        if (!reachable) {
            throw new UnavailableException(
                    ErrorCode.REMOTE_UNAVAILABLE, "acme-hire cannot be reached", Optional.empty(), null, null);
        }
        call.observer()
                .accept(new Exchange(
                        "GET",
                        URI.create("https://acme.example/me"),
                        "/me",
                        accepts(session) ? 200 : 401,
                        Duration.ZERO,
                        Duration.ZERO,
                        1,
                        call.lane(),
                        Map.of()));
        return List.of(new Check(
                Check.TOKEN,
                Optional.of(accepts(session)),
                true,
                accepts(session) ? "accepted" : "the key is refused; make a new one under Settings",
                Optional.empty()));
    }

    @Override
    public List<Check> check(FakeSession session, CallContext call) {
        List<Check> checks = new java.util.ArrayList<>(verify(session, call));
        checks.add(new Check("scope_jobs", Optional.of(false), false, "grant r_jobs", Optional.of("r_jobs")));
        checks.add(new Check("writes", Optional.empty(), false, "cannot be told without writing", Optional.empty()));
        return checks;
    }

    private boolean accepts(FakeSession session) {
        Credential credential = session.config.credential().current();
        if (credential instanceof Credential.AccessToken token) {
            return goodKeys.contains(token.token());
        }
        return credential instanceof Credential.ApiKey key && goodKeys.contains(key.token());
    }
}
