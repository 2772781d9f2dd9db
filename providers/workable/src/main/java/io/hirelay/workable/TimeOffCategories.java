package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.TimeOffCategoryDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What employees of the account can be away for, read once and remembered for a while. Thread-safe. */
final class TimeOffCategories {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofMinutes(1);
    private static final String ALL = "all";

    private final WorkableSession session;
    private final IdentifierCache<String, List<TimeOffCategoryDto>> categories;

    TimeOffCategories(WorkableSession session, InstantSource clock) {
        this.session = session;
        this.categories = new IdentifierCache<>(1, KEEP, KEEP_ABSENT, clock);
    }

    /** Everything that is known of them, as it comes from Workable now. */
    List<Native<TimeOffCategoryDto>> read(CallContext call, RemoteQuery more) {
        return session.read(session.timeOff().categories(call, more)).categories();
    }

    /**
     * The category of this id or name; a name in any case, where only one has it.
     *
     * @throws InvalidRequestException naming those there are
     */
    TimeOffCategoryDto category(String given, CallContext call) {
        String wanted = given.strip();
        List<TimeOffCategoryDto> meant = categories
                .find(ALL, call.deadline(), () -> load(call), known -> meant(wanted, known))
                .orElseThrow(() -> Identifiers.unresolved(
                        "is no time-off category of this Workable account, neither an id nor a name",
                        choices(categories
                                .get(ALL, call.deadline(), () -> load(call))
                                .orElse(List.of()))));
        if (meant.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD,
                    "is the name of several time-off categories of this Workable account: use the id of one",
                    choices(meant));
        }
        return meant.get(0);
    }

    /** The id of the only category of this name; empty where that cannot be told in time. */
    Optional<String> named(@Nullable String name, CallContext call) {
        if (name == null) {
            return Optional.empty();
        }
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> categories.find(
                        ALL,
                        inTime.deadline(),
                        () -> load(inTime),
                        known -> those(known, category -> name.equals(category.name()))))
                .filter(meant -> meant.size() == 1)
                .map(meant -> meant.get(0).id());
    }

    private Optional<List<TimeOffCategoryDto>> load(CallContext call) {
        return Optional.of(
                read(call, RemoteQuery.NONE).stream().map(Native::value).toList());
    }

    private static Optional<List<TimeOffCategoryDto>> meant(String wanted, List<TimeOffCategoryDto> known) {
        return those(known, category -> wanted.equalsIgnoreCase(category.id()))
                .or(() -> those(known, category -> wanted.equals(category.name())))
                .or(() -> those(known, category -> wanted.equalsIgnoreCase(category.name())));
    }

    private static Optional<List<TimeOffCategoryDto>> those(
            List<TimeOffCategoryDto> known, Predicate<TimeOffCategoryDto> wanted) {
        return Optional.of(known.stream().filter(wanted).toList()).filter(some -> !some.isEmpty());
    }

    private static List<Choice> choices(List<TimeOffCategoryDto> categories) {
        return categories.stream()
                .map(category -> new Choice(category.id(), Objects.requireNonNullElse(category.name(), category.id())))
                .toList();
    }
}
