package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Model;
import io.hirelay.spi.ActingUsers;
import io.hirelay.workable.wire.MemberDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Members in whose name writes are made. An account's token speaks for nobody, so Workable wants one named in most
 * writes; a token granted by OAuth speaks for whoever agreed. What is known of a member is believed for a minute; when
 * Workable then refuses, it is looked at again, so that whoever was deactivated meanwhile is told so. Thread-safe.
 */
final class ActingMembers {
    /** What callers call a member who acts. */
    static final String FIELD = "user_id";

    /** Why a member may be refused what is about a job or its candidates. */
    private static final String ON_JOBS =
            "who may lack the permission on this job; user_id names another one. In drafts"
                    + " and archived jobs Workable allows nobody anything.";

    /** Why a member may be refused what is about employees. */
    static final String ON_PEOPLE =
            "who may lack the permission in Workable HR on this employee; user_id names another one.";

    private static final int MOST_MEMBERS = 1_000;
    private static final Duration KEEP = Duration.ofMinutes(1);
    private static final Duration KEEP_ABSENT = Duration.ofSeconds(15);
    private static final String MOST_CHOICES = "100";

    /** Who may comment and rate. */
    private static final Set<String> TAKING_PART = Set.of("admin", "simple", "reviewer");

    /** Who may move, reject and copy as well. */
    private static final Set<String> MANAGING = Set.of("admin", "simple");

    private static final Comparator<MemberDto> BY_ID = Comparator.comparing(
            MemberDto::id, Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    private final WorkableSession session;
    private final IdentifierCache<String, MemberDto> known;

    ActingMembers(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.known = new IdentifierCache<>(MOST_MEMBERS, KEEP, KEEP_ABSENT, clock);
    }

    /** As core asks for them. */
    static final class Users implements ActingUsers<WorkableSession> {
        @Override
        public String canonical(WorkableSession session, String given, CallContext call) {
            return session.actingMembers().canonical(given.strip(), call);
        }

        @Override
        public void require(WorkableSession session, String user, Model model, CallContext call) {
            if (model == Model.ATS) {
                session.actingMembers().requireRecruiting(user, call);
            }
        }

        @Override
        public Optional<String> choose(WorkableSession session, CallContext call) {
            return session.token() == TokenKind.USER
                    ? Optional.empty()
                    : Optional.of(session.actingMembers().firstAdministrator(call));
        }
    }

    /** Names the member who acts in the body of a write, where one is known. */
    static Map<String, @Nullable Object> naming(CallContext call, Map<String, @Nullable Object> body) {
        call.actingUser().ifPresent(member -> body.put("member_id", member));
        return body;
    }

    /** Refuses a member who may take part but not decide on candidates. */
    void requireManaging(Findings findings, CallContext call) {
        call.actingUser()
                .flatMap(id -> find(id, call))
                .filter(member -> member.role() != null && !MANAGING.contains(member.role()))
                .ifPresent(member -> findings.add(
                        FIELD,
                        "is a " + member.role() + " of this Workable account, who may not move or reject candidates",
                        whoCould(MANAGING, call)));
    }

    /**
     * Makes a write in the acting member's name.
     *
     * @throws InvalidRequestException when that member has been deactivated meanwhile
     * @throws AccessDeniedException when Workable does not allow it, naming the member
     */
    <R> R inName(CallContext call, Supplier<R> write) {
        return inName(call, ON_JOBS, member -> barred(member, call).or(() -> outsider(member, call)), write);
    }

    /**
     * The same of what recruiting is not needed for.
     *
     * @param why why Workable may not allow it, as it goes on after the member's id
     */
    <R> R inName(CallContext call, String why, Supplier<R> write) {
        return inName(call, why, member -> barred(member, call), write);
    }

    private <R> R inName(
            CallContext call,
            String why,
            Function<MemberDto, Optional<InvalidRequestException>> unfitness,
            Supplier<R> write) {
        try {
            return write.get();
        } catch (AccessDeniedException | InvalidRequestException e) {
            if (call.actingUser().isEmpty()) {
                throw e;
            }
            String id = call.actingUser().get();
            CallContext inTime = Tolerated.inTime(call);
            Optional<MemberDto> member =
                    Tolerated.read(() -> known.refresh(id, inTime.deadline(), () -> byId(id, inTime)));
            Optional<InvalidRequestException> unfit =
                    member.flatMap(now -> unfitness.apply(now).map(wrong -> wrong.about(FIELD)));
            if (unfit.isPresent()) {
                throw unfit.get();
            }
            if (!(e instanceof AccessDeniedException denied)) {
                throw e;
            }
            throw new AccessDeniedException(
                    e.getMessage() + " It was asked in the name of the member " + id
                            + member.map(MemberDto::role)
                                    .map(role -> " (" + role + ")")
                                    .orElse("")
                            + ", " + why,
                    denied.missingScopes(),
                    e.providerFailure().orElse(null));
        }
    }

    private String canonical(String given, CallContext call) {
        MemberDto member = find(given, call)
                .orElseThrow(() -> Identifiers.unresolved(
                        given.contains("@")
                                ? "no member of this Workable account has this e-mail address"
                                : "is no member of this Workable account; an id such as 1f395d or an e-mail address"
                                        + " would be right",
                        whoCould(TAKING_PART, call)));
        barred(member, call).ifPresent(wrong -> {
            throw wrong;
        });
        return member.id();
    }

    private void requireRecruiting(String id, CallContext call) {
        find(id, call).flatMap(member -> outsider(member, call)).ifPresent(wrong -> {
            throw wrong;
        });
    }

    /** What is wrong with a member who may act nowhere. */
    private Optional<InvalidRequestException> barred(MemberDto member, CallContext call) {
        if (Boolean.FALSE.equals(member.active())) {
            return Optional.of(wrong(
                    "is a member who has been deactivated; name an active one, or make one the default user", call));
        }
        return recruits(member) || isInHr(member)
                ? Optional.empty()
                : Optional.of(wrong("is a member who has no access to recruiting or HR at Workable", call));
    }

    /** What is wrong with a member who may not act in recruiting. */
    private Optional<InvalidRequestException> outsider(MemberDto member, CallContext call) {
        return recruits(member)
                ? Optional.empty()
                : Optional.of(wrong("is a member who has no access to recruiting at Workable", call));
    }

    private static boolean recruits(MemberDto member) {
        return member.role() == null || TAKING_PART.contains(member.role());
    }

    private static boolean isInHr(MemberDto member) {
        String role = member.hrisRole();
        return role != null && !role.equals("hris_no_access")
                || Objects.requireNonNullElse(member.roles(), List.<String>of()).stream()
                        .anyMatch(each -> each.startsWith("hris.") && !each.equals("hris.no_access"));
    }

    private InvalidRequestException wrong(String message, CallContext call) {
        return new InvalidRequestException(
                ErrorCode.REQUEST_VALIDATION_FAILED,
                FIELD + ": " + message,
                List.of(new Failure(FIELD, message)),
                whoCould(TAKING_PART, call));
    }

    private String firstAdministrator(CallContext call) {
        return read(Map.of("role", "admin", "status", "active", "limit", MOST_CHOICES), call).stream()
                .filter(member -> !Boolean.FALSE.equals(member.active()))
                .min(BY_ID)
                .map(member -> {
                    known.put(member.id(), member);
                    return member.id();
                })
                .orElseThrow(() -> InvalidRequestException.unresolved(
                        FIELD,
                        "is needed: this Workable account has no active administrator in whose name to act",
                        whoCould(TAKING_PART, call)));
    }

    private Optional<MemberDto> find(String given, CallContext call) {
        String key = given.toLowerCase(Locale.ROOT);
        if (given.indexOf('@') > 0 && given.chars().noneMatch(Character::isWhitespace)) {
            return known.get(key, call.deadline(), () -> byEmail(given, call));
        }
        return key.matches("[0-9a-f]{2,32}")
                ? known.get(key, call.deadline(), () -> byId(key, call))
                : Optional.empty();
    }

    /** Workable compares addresses exactly as far as is known; the small form is tried as well. */
    private Optional<MemberDto> byEmail(String email, CallContext call) {
        String small = email.toLowerCase(Locale.ROOT);
        return byEmail(email, email, call)
                .or(() -> small.equals(email) ? Optional.empty() : byEmail(small, email, call));
    }

    private Optional<MemberDto> byEmail(String asked, String email, CallContext call) {
        return read(Map.of("email", asked, "status", "all"), call).stream()
                .filter(member -> email.equalsIgnoreCase(member.email()))
                .findFirst();
    }

    /** Workable has no call for one member, but a list that can begin with any. */
    private Optional<MemberDto> byId(String id, CallContext call) {
        return read(Map.of("status", "all", "since_id", id, "limit", "1"), call).stream()
                .filter(member -> member.id().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> read(Map.of("status", "all", "limit", MOST_CHOICES), call).stream()
                        .filter(member -> member.id().equalsIgnoreCase(id))
                        .findFirst());
    }

    /** Active members with such a role, where they can be read in time. */
    private List<Choice> whoCould(Set<String> roles, CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> Optional.of(read(Map.of("status", "active", "limit", MOST_CHOICES), inTime)))
                .orElse(List.of())
                .stream()
                .filter(member -> member.role() == null || roles.contains(member.role()))
                .sorted(BY_ID)
                .map(member -> new Choice(member.id(), Objects.requireNonNullElse(member.name(), member.id())))
                .toList();
    }

    private List<MemberDto> read(Map<String, String> query, CallContext call) {
        return session.read(session.account().members(new HashMap<>(query), call, RemoteQuery.NONE)).members().stream()
                .map(Native::value)
                .toList();
    }
}
