package io.hirelay.connection;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.input.NewDepartment;
import io.hirelay.model.Department;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.Operations;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Session;
import io.hirelay.spi.SettingSpec;
import io.hirelay.spi.WriteSupport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that does nothing but accept the keys that a test says it accepts. */
final class Doorkeeper implements AtsProvider<Doorkeeper.Door>, ConnectionChecks<Doorkeeper.Door> {
    final Set<String> goodKeys = ConcurrentHashMap.newKeySet();
    final List<Door> doors = new CopyOnWriteArrayList<>();
    final AtomicInteger looks = new AtomicInteger();

    /** Members who may not act. */
    final Set<String> strangers = ConcurrentHashMap.newKeySet();

    /** How often it was asked who a member is, and whom to choose. */
    final AtomicInteger asked = new AtomicInteger();

    final AtomicInteger chosen = new AtomicInteger();

    /** In whose name changes were made. */
    final List<String> acted = new CopyOnWriteArrayList<>();

    /** What happens in the middle of a look. */
    volatile Runnable meanwhile = () -> {};

    volatile boolean reachable = true;

    /** Whether there is room for a look. */
    volatile boolean crowded;

    Doorkeeper() {
        goodKeys.add("good");
    }

    /** A session; the credential is asked for when it is opened, as providers may. */
    static final class Door implements Session {
        final ConnectionConfig config;
        final Credential first;
        volatile boolean closed;

        Door(ConnectionConfig config) {
            this.config = config;
            this.first = config.credential().current();
        }

        @Override
        public BudgetState budget() {
            return new BudgetState(10, 10, Duration.ZERO);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    List<Door> open() {
        return doors.stream().filter(door -> !door.closed).toList();
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                "doorkeeper",
                "Doorkeeper",
                "ats",
                Set.of("api_key", "basic"),
                List.of(
                        setting("house", SettingSpec.Level.CONNECTION, true),
                        setting("floor", SettingSpec.Level.CONNECTION, false),
                        setting("street", SettingSpec.Level.OPERATOR, true)),
                "none");
    }

    private static SettingSpec setting(String key, SettingSpec.Level level, boolean required) {
        return new SettingSpec(key, level, "The " + key + ".", required, Optional.empty(), Optional.empty(), "one");
    }

    @Override
    public Operations<Door> operations() {
        return new Operations<Door>()
                .write(Ats.DEPARTMENTS_CREATE, this::furnish, WriteSupport.PLAIN.asUser())
                .actingUsers(new ActingUsers<>() {
                    @Override
                    public String canonical(Door door, String given, CallContext call) {
                        return member(door, given);
                    }

                    @Override
                    public Optional<String> choose(Door door, CallContext call) {
                        chosen.incrementAndGet();
                        return Optional.of("m1");
                    }
                });
    }

    private String member(Door door, String given) {
        asked.incrementAndGet();
        if (!reachable) {
            throw new UnavailableException(
                    ErrorCode.REMOTE_UNAVAILABLE, "nobody is at home", Optional.empty(), null, null);
        }
        if (!fits(door)) {
            throw new AuthenticationException("the key does not fit", null);
        }
        String id = given.replace("@example.com", "");
        if (strangers.contains(id)) {
            throw InvalidRequestException.unresolved("user_id", "is nobody who lives here", List.of());
        }
        return id;
    }

    /** Nothing is made: it is told in whose name it would be. */
    private PreparedWrite<Department> furnish(Door door, NewDepartment input, CallContext call) {
        acted.add(call.actingUser().orElse("nobody"));
        return PreparedWrite.unchanged(
                new Department(
                        Id.of("d1"),
                        Optional.of(input.name()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        RawJson.NULL,
                        Set.of()),
                new Plan("POST", "departments", Map.of()));
    }

    @Override
    public Door open(ConnectionConfig config, ProviderContext context) {
        if (config.settings().get("house").equals("nowhere")) {
            throw ConfigurationException.of("house", "is not there");
        }
        Door door = new Door(config);
        doors.add(door);
        return door;
    }

    @Override
    public List<Check> verify(Door door, CallContext call) {
        looks.incrementAndGet();
        meanwhile.run();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("the look was broken off");
        }
        if (!reachable) {
            throw new UnavailableException(
                    ErrorCode.REMOTE_UNAVAILABLE, "nobody is at home", Optional.empty(), null, null);
        }
        if (crowded) {
            throw new RateLimitedException(
                    ErrorCode.REMOTE_RATE_LIMITED, "there is a queue", Duration.ofSeconds(10), null);
        }
        boolean good = fits(door);
        return List.of(new Check(
                Check.TOKEN, Optional.of(good), true, good ? "come in" : "the key does not fit", Optional.empty()));
    }

    @Override
    public List<Check> check(Door door, CallContext call) {
        return verify(door, call);
    }

    private boolean fits(Door door) {
        return door.config.credential().current() instanceof Credential.ApiKey key && goodKeys.contains(key.token());
    }
}
