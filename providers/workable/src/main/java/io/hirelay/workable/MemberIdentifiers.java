package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.MemberDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Members by hex id in any case, or by e-mail address, which costs one call and is remembered. Thread-safe. */
final class MemberIdentifiers {
    private static final int MOST_MEMBERS = 10_000;
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofSeconds(15);
    private static final String MOST_CHOICES = "100";

    private final WorkableSession session;
    private final IdentifierCache<String, String> idsByEmail;

    MemberIdentifiers(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.idsByEmail = new IdentifierCache<>(MOST_MEMBERS, KEEP, KEEP_ABSENT, clock);
    }

    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        return session.members().canonical(given, call);
    }

    private String canonical(String given, CallContext call) {
        if (given.matches("[0-9A-Fa-f]{2,32}")) {
            return given.toLowerCase(Locale.ROOT);
        }
        if (given.indexOf('@') > 0 && given.chars().noneMatch(Character::isWhitespace)) {
            return idsByEmail
                    .get(given.toLowerCase(Locale.ROOT), call.deadline(), () -> idOf(given, call))
                    .orElseThrow(() -> Identifiers.unresolved(
                            "no member of this Workable account has this e-mail address", choices(call)));
        }
        throw Identifiers.unresolved(
                "is no member; an id such as 1f395d or an e-mail address would be right", choices(call));
    }

    /** Workable compares addresses exactly as far as is known; the small form is tried as well. */
    private Optional<String> idOf(String email, CallContext call) {
        String small = email.toLowerCase(Locale.ROOT);
        return idOf(email, email, call).or(() -> small.equals(email) ? Optional.empty() : idOf(small, email, call));
    }

    private Optional<String> idOf(String asked, String email, CallContext call) {
        return read(Map.of("email", asked, "status", "all"), call).stream()
                .filter(member -> email.equalsIgnoreCase(member.email()))
                .map(MemberDto::id)
                .findFirst();
    }

    private List<Choice> choices(CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> Optional.of(read(Map.of("limit", MOST_CHOICES), inTime))).orElse(List.of()).stream()
                .map(member -> new Choice(member.id(), Objects.requireNonNullElse(member.name(), member.id())))
                .toList();
    }

    private List<MemberDto> read(Map<String, String> query, CallContext call) {
        return session.read(session.account().members(query, call, RemoteQuery.NONE)).members().stream()
                .map(Native::value)
                .toList();
    }
}
