package io.hirelay.server.link;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ConfigurationException;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.AccessRole;
import io.hirelay.model.Coded;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.page.Slices;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.Check;
import io.hirelay.spi.ConnectionChecks;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.CredentialHint;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.OAuthAccess;
import io.hirelay.spi.OAuthAccount;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Secret;
import io.hirelay.spi.Session;
import io.hirelay.spi.SettingSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A recruiting system without a network behind it, but for its OAuth server where a test runs one. */
final class FakeSystem
        implements AtsProvider<FakeSystem.FakeSession>, ConnectionChecks<FakeSystem.FakeSession>, OAuthAccess {
    static final String GOOD = "good-key-of-acme";
    static final String NARROW = "narrow-key-of-acme";

    final Set<String> goodKeys = ConcurrentHashMap.newKeySet();
    final Map<String, List<OAuthAccount>> grants = new ConcurrentHashMap<>();
    final AtomicInteger looks = new AtomicInteger();
    volatile Optional<URI> oauthServer = Optional.empty();
    volatile boolean listsUsers = true;
    private final String id;
    private final String label;

    FakeSystem(String id, String label) {
        this.id = id;
        this.label = label;
        goodKeys.addAll(Set.of(GOOD, NARROW));
    }

    /** What is open for one connection. */
    record FakeSession(ConnectionConfig config) implements Session {
        @Override
        public BudgetState budget() {
            return new BudgetState(10, 7, Duration.ofSeconds(3));
        }

        @Override
        public void close() {}

        String token() {
            Credential credential = config.credential().current();
            return credential instanceof Credential.ApiKey key
                    ? key.token()
                    : ((Credential.AccessToken) credential).token();
        }
    }

    @Override
    public ProviderDescriptor descriptor() {
        return new ProviderDescriptor(
                id,
                label,
                "ats",
                Set.of("api_key", "oauth2"),
                List.of(
                        setting(
                                "site",
                                SettingSpec.Level.CONNECTION,
                                "The account's name in the address bar: blue of https://blue.hire.example.",
                                true,
                                Optional.empty()),
                        setting(
                                "base_url",
                                SettingSpec.Level.OPERATOR,
                                "Where it is reached.",
                                false,
                                Optional.of("https://hire.example"))),
                List.of(new CredentialHint(
                        "api_key", "Access token", "An administrator makes one under Settings > Integrations.")),
                "https://docs.hire.example");
    }

    private static SettingSpec setting(
            String key, SettingSpec.Level level, String doc, boolean required, Optional<String> preset) {
        Optional<Pattern> pattern =
                level == SettingSpec.Level.CONNECTION ? Optional.of(Pattern.compile("[a-z]{1,40}")) : Optional.empty();
        return new SettingSpec(key, level, doc, required, preset, pattern, "blue");
    }

    @Override
    public Operations<FakeSession> operations() {
        FieldPlan<User> plan = FieldPlan.always(User.class, Set.of("id", "name", "emails", "access_role", "disabled"));
        return new Operations<FakeSession>().list(Ats.USERS_LIST, this::users, ListSupport.of(plan));
    }

    private Page<User> users(FakeSession session, ListRequest<User> request, CallContext call) {
        if (!listsUsers) {
            throw new AccessDeniedException("members may not be read", List.of("r_members"), null);
        }
        List<User> all = List.of(
                user("u-1", "Rosa <b>Simple</b>", AccessRole.SIMPLE, false),
                user("u-2", "Gone Admin", AccessRole.ADMIN, true),
                user("u-3", "Ada Admin", AccessRole.ADMIN, false));
        return Slices.page(all, user -> user.id().value(), request.limitOrDefault(), request.after());
    }

    private static User user(String id, String name, AccessRole role, boolean disabled) {
        return new User(
                new Id<>(id),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                List.of(new EmailAddress(Optional.of(id + "@blue.example"), Optional.empty(), Optional.empty())),
                Optional.of(disabled),
                Optional.of(Coded.of(role)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RawJson.of("{}"),
                Set.of());
    }

    @Override
    public FakeSession open(ConnectionConfig config, ProviderContext context) {
        if ("forbidden".equals(config.settings().get("site"))) {
            throw ConfigurationException.of("site", "is not one that can be had; blue would be right");
        }
        return new FakeSession(config);
    }

    @Override
    public List<Check> verify(FakeSession session, CallContext call) {
        looks.incrementAndGet();
        boolean knows = !"nowhere".equals(session.config().settings().get("site"));
        if (!knows) {
            return List.of(
                    check(Check.REACHABLE, true, label + " answers"),
                    check("site", false, label + " knows no account nowhere; look into the address bar"));
        }
        boolean accepts = goodKeys.contains(session.token());
        if (session.token().equals("throws")) {
            throw new AuthenticationException("the token is refused", null);
        }
        return List.of(
                check(Check.REACHABLE, true, label + " answers"),
                check("site", true, label + " knows the account"),
                check(
                        Check.TOKEN,
                        accepts,
                        accepts
                                ? label + " accepts the token"
                                : "the token is refused; make a new one under Settings > Integrations"));
    }

    @Override
    public List<Check> check(FakeSession session, CallContext call) {
        List<Check> checks = new java.util.ArrayList<>(verify(session, call));
        if (checks.stream().noneMatch(Check::fatal)) {
            boolean narrow = session.token().equals(NARROW);
            checks.add(new Check("scope_r_jobs", Optional.of(true), false, "jobs can be read", Optional.empty()));
            checks.add(new Check(
                    "scope_r_candidates",
                    Optional.of(!narrow),
                    false,
                    narrow ? "the token lacks the scope r_candidates: make one that has it" : "candidates can be read",
                    narrow ? Optional.of("r_candidates") : Optional.empty()));
            checks.add(new Check(
                    "scope_w_candidates",
                    Optional.empty(),
                    false,
                    "cannot be told without writing; nothing has been tried",
                    Optional.empty()));
        }
        return checks;
    }

    private static Check check(String name, boolean ok, String message) {
        return new Check(name, Optional.of(ok), true, message, Optional.empty());
    }

    @Override
    public Optional<OAuthApplication> application(Map<String, String> operatorSettings) {
        return oauthServer.map(server -> new OAuthApplication(
                server.resolve("/authorize"),
                server.resolve("/token"),
                Optional.empty(),
                "client-1",
                Secret.of("client-secret-canary"),
                List.of("r_jobs"),
                Map.of(),
                true));
    }

    @Override
    public List<OAuthAccount> accounts(
            Map<String, String> operatorSettings,
            Credential.AccessToken token,
            ProviderContext context,
            CallContext call) {
        return grants.getOrDefault(token.token(), List.of());
    }
}
