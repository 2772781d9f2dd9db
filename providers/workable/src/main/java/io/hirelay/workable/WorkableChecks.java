package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Check;
import io.hirelay.workable.wire.CandidatesPage;
import io.hirelay.workable.wire.MemberDto;
import io.hirelay.workable.wire.MembersPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks whether a connection works, by nine calls that change nothing, made at once, and a tenth where the account is
 * not known by its name: an account token may make ten in ten seconds.
 */
final class WorkableChecks {
    private static final Map<String, String> ONE = Map.of("limit", "1");
    private static final Map<String, String> TEN = Map.of("limit", "10");
    private static final String NOT_ACCEPTED = "the token has to be accepted first";
    private static final String READABLE = "can be read";
    private static final String NOT_TOLD = "cannot be told without writing; nothing has been tried";

    private final WorkableSession session;

    WorkableChecks(WorkableSession session) {
        this.session = session;
    }

    /** What came of a call: nothing when it succeeded. */
    private record Outcome(Optional<HirelayException> failure) {
        static final Outcome FINE = new Outcome(Optional.empty());

        boolean is(Class<? extends HirelayException> type) {
            return failure.filter(type::isInstance).isPresent();
        }

        /** An answer by which Workable knew account and token, be it a refusal. */
        boolean isKnown() {
            return failure.isEmpty() || is(AccessDeniedException.class);
        }
    }

    List<Check> verify(CallContext call) {
        return account(
                outcome(() -> session.account().account(session.settings().subdomain(), call, RemoteQuery.NONE)), call);
    }

    List<Check> check(CallContext call) {
        Map<String, Function<CallContext, List<Check>>> looks = new HashMap<>();
        List<String> order = List.of(
                "account",
                "jobs",
                "candidates",
                "requisitions",
                "account_data",
                "default_user",
                Scopes.R_EMPLOYEES,
                Scopes.R_TIMEOFF);
        looks.put("account", this::verify);
        looks.put(
                "jobs",
                inTime -> List.of(scope(
                        Scopes.R_JOBS, "jobs", outcome(() -> session.jobs().jobs(ONE, inTime, RemoteQuery.NONE)))));
        looks.put("candidates", this::candidates);
        looks.put(
                "requisitions",
                inTime -> List.of(addOn(outcome(() -> session.account().requisitions(ONE, inTime, RemoteQuery.NONE)))));
        looks.put(
                "account_data",
                inTime -> List.of(scope(
                        Scopes.R_ACCOUNT,
                        "departments",
                        outcome(() -> session.account().departments(inTime, RemoteQuery.NONE)))));
        looks.put(
                Scopes.R_EMPLOYEES,
                inTime -> List.of(humanResources(
                        Scopes.R_EMPLOYEES,
                        "employees",
                        outcome(() -> session.employees().employees(TEN, inTime, RemoteQuery.NONE)))));
        looks.put(
                Scopes.R_TIMEOFF,
                inTime -> List.of(humanResources(
                        Scopes.R_TIMEOFF,
                        "time off",
                        outcome(() -> session.timeOff().categories(inTime, RemoteQuery.NONE)))));
        looks.put("default_user", inTime -> List.of(defaultUser(inTime)));
        List<Optional<List<Check>>> found = session.fanout()
                .<String, List<Check>>load(
                        order, call, (look, inTime) -> looks.get(look).apply(inTime))
                .values();
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            String look = order.get(i);
            checks.addAll(found.get(i).orElseGet(() -> List.of(notInTime(look))));
        }
        boolean accepted = checks.stream().noneMatch(Check::fatal);
        for (String scope : Scopes.WRITES) {
            checks.add(accepted ? write(scope) : check("scope_" + scope, Optional.empty(), NOT_ACCEPTED));
        }
        return List.copyOf(checks);
    }

    /** A scope of writes: known where the grant of a user token tells its scopes, else not to be told. */
    private Check write(String scope) {
        Set<String> granted = session.grantedScopes();
        String name = "scope_" + scope;
        if (granted.isEmpty()) {
            return check(name, Optional.empty(), NOT_TOLD);
        }
        return granted.contains(scope) || scope.equals(Scopes.W_COMMENTS) && granted.contains(Scopes.W_CANDIDATES)
                ? check(name, Optional.of(true), "was granted")
                : missing(scope);
    }

    /** Reached, token and subdomain from one look at the account; a second look where that does not tell. */
    private List<Check> account(Outcome look, CallContext call) {
        if (!look.is(NotFoundException.class)) {
            return account(look);
        }
        List<String> own = new ArrayList<>(); // the account may be unknown, or this address of it
        Outcome accounts = outcome(() -> session.read(session.account().accounts(call, RemoteQuery.NONE))
                .accounts()
                .forEach(account -> own.add(account.subdomain())));
        if (accounts.is(NotFoundException.class)) {
            return account(outcome(() -> session.jobs().jobs(ONE, call, RemoteQuery.NONE)));
        }
        return account(
                accounts.failure().isEmpty() && !own.contains(session.settings().subdomain()) ? look : accounts);
    }

    private List<Check> account(Outcome look) {
        String subdomain = session.settings().subdomain();
        if (look.isKnown()) {
            return List.of(
                    essential("reachable", true, "Workable answers"),
                    essential("subdomain", true, "Workable knows the account " + subdomain),
                    essential("token", true, "Workable accepts the token"));
        }
        HirelayException failure = look.failure().orElseThrow();
        if (look.is(AuthenticationException.class)) {
            return List.of(
                    essential("reachable", true, "Workable answers"),
                    check(
                            "subdomain",
                            Optional.empty(),
                            "cannot be told: Workable refuses the token, as it does for a token of another account;"
                                    + " check that " + subdomain + " is in the address bar"),
                    essential("token", false, String.valueOf(failure.getMessage())));
        }
        if (look.is(NotFoundException.class)) {
            return List.of(
                    essential("reachable", true, "Workable answers"),
                    essential(
                            "subdomain",
                            false,
                            "Workable knows no account " + subdomain
                                    + " for this token: the subdomain is acme where the"
                                    + " address bar shows https://acme.workable.com"));
        }
        boolean late = failure.code() == ErrorCode.REMOTE_RATE_LIMITED;
        return List.of(new Check(
                "reachable",
                late ? Optional.empty() : Optional.of(false),
                true,
                late
                        ? "the token's other calls leave no room now; try again in ten seconds"
                        : "Workable could not be reached or did not answer as it should: " + failure.getMessage(),
                Optional.empty()));
    }

    /** The list of candidates, and the offer of the first one: there is no cheaper look at offers. */
    private List<Check> candidates(CallContext call) {
        List<String> ids = new ArrayList<>();
        Outcome list = outcome(() -> {
            CandidatesPage page = session.read(session.candidates().candidates(ONE, call, RemoteQuery.NONE));
            page.candidates().forEach(row -> ids.add(row.value().id()));
        });
        Check candidates = scope(Scopes.R_CANDIDATES, "candidates", list);
        if (ids.isEmpty()) {
            return List.of(
                    candidates,
                    check(
                            "scope_" + Scopes.R_OFFERS,
                            Optional.empty(),
                            "cannot be told without a candidate to look at"));
        }
        Outcome offer = outcome(() -> {
            session.read(session.candidates().offer(ids.get(0), call, RemoteQuery.NONE));
        });
        return List.of(candidates, scope(Scopes.R_OFFERS, "offers", offer));
    }

    private Check scope(String scope, String what, Outcome look) {
        String name = "scope_" + scope;
        if (look.failure().isEmpty()) {
            return check(name, Optional.of(true), what + " " + READABLE);
        }
        if (look.is(AccessDeniedException.class)) {
            return missing(scope);
        }
        return untold(name, look);
    }

    private Check missing(String scope) {
        return new Check(
                "scope_" + scope,
                Optional.of(false),
                false,
                "the token lacks the scope " + scope + ". " + session.token().widening(),
                Optional.of(scope));
    }

    private static Check untold(String name, Outcome look) {
        return check(
                name,
                Optional.empty(),
                "could not be told: "
                        + look.failure().map(HirelayException::getMessage).orElse(""));
    }

    /** Workable HR is bought apart, refuses in the same way whether it or the scope is missing, and is needed for nothing else. */
    private Check humanResources(String scope, String what, Outcome look) {
        String name = "scope_" + scope;
        if (look.failure().isEmpty()) {
            return check(name, Optional.of(true), what + " " + READABLE);
        }
        if (look.is(NotFoundException.class)) {
            return check(name, Optional.empty(), "cannot be told: the account does not seem to have Workable HR");
        }
        return look.is(AccessDeniedException.class)
                ? new Check(
                        name,
                        Optional.empty(),
                        false,
                        what + " cannot be read, which nothing but they need: the token lacks the scope " + scope
                                + ", or the account has no Workable HR",
                        Optional.of(scope))
                : untold(name, look);
    }

    /** Requisitions are part of an add-on, without which the scope says nothing. */
    private Check addOn(Outcome look) {
        return look.is(NotFoundException.class)
                ? check(
                        "scope_" + Scopes.R_REQUISITIONS,
                        Optional.empty(),
                        "cannot be told: the account does not seem to have Workable's Hiring Plan")
                : scope(Scopes.R_REQUISITIONS, "requisitions", look);
    }

    /** The member in whose name writes are made: the one that was named, else the first active administrator. */
    private Check defaultUser(CallContext call) {
        String name = "default_user";
        Optional<String> wanted = session.defaultUser();
        Map<String, String> query = new HashMap<>(Map.of("limit", "100", "status", "all"));
        boolean byEmail = wanted.filter(user -> user.contains("@")).isPresent();
        if (byEmail) {
            query.put("email", wanted.get().strip());
        } else if (wanted.isEmpty()) {
            query.putAll(Map.of("role", "admin", "status", "active"));
        }
        List<MemberDto> members = new ArrayList<>();
        Outcome look = outcome(() -> {
            MembersPage page = session.read(session.account().members(query, call, RemoteQuery.NONE));
            page.members().stream().map(Native::value).forEach(members::add);
        });
        if (look.failure().isPresent()) {
            return check(
                    name,
                    look.is(AccessDeniedException.class) ? Optional.of(false) : Optional.empty(),
                    "could not be looked up: " + look.failure().get().getMessage());
        }
        Optional<MemberDto> found = members.stream()
                .filter(member ->
                        wanted.isEmpty() || isMeant(member, wanted.get().strip()))
                .findFirst();
        if (found.isEmpty()) {
            return check(
                    name,
                    Optional.of(false),
                    wanted.isEmpty()
                            ? "the account has no active administrator; name a member as default user"
                            : "is no member of the account; name one by id or e-mail address, as Workable's Settings >"
                                    + " Account members lists them");
        }
        return Boolean.FALSE.equals(found.get().active())
                ? check(name, Optional.of(false), "is a member who has been deactivated; name an active one")
                : check(
                        name,
                        Optional.of(true),
                        wanted.isEmpty()
                                ? "the first active administrator, "
                                        + found.get().id()
                                : "is an active member");
    }

    private static boolean isMeant(MemberDto member, String wanted) {
        return wanted.equalsIgnoreCase(member.id()) || wanted.equalsIgnoreCase(member.email());
    }

    private Outcome outcome(Supplier<? extends retrofit2.Call<?>> call) {
        return outcome(() -> {
            session.read(call.get());
        });
    }

    private static Outcome outcome(Runnable look) {
        try {
            look.run();
            return Outcome.FINE;
        } catch (CancelledException e) {
            throw e;
        } catch (HirelayException e) {
            return new Outcome(Optional.of(e));
        }
    }

    private static Check notInTime(String look) {
        return check(
                look.equals("account") ? "reachable" : look.startsWith("r_") ? "scope_" + look : look,
                Optional.empty(),
                "could not be told in time: Workable is slow, or the token's other calls leave no room");
    }

    private static Check essential(String name, boolean ok, String message) {
        return new Check(name, Optional.of(ok), true, message, Optional.empty());
    }

    private static Check check(String name, Optional<Boolean> ok, String message) {
        return new Check(name, ok, false, message, Optional.empty());
    }
}
