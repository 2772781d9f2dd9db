package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.Choice;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.identifier.IdentifierCache;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.TimeOffCategoryDto;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        Supplier<Optional<List<TimeOffCategoryDto>>> load = () -> Optional.of(load(call));
        if (categories.get(ALL, call.deadline(), load).isEmpty()) {
            categories.refresh(ALL, call.deadline(), load); // a list went without them: here it is told why
        }
        List<TimeOffCategoryDto> meant = categories
                .find(ALL, call.deadline(), load, known -> meant(wanted, known))
                .orElseThrow(() -> Identifiers.unresolved(
                        "is no time-off category of this Workable account, neither an id nor a name",
                        choices(categories.get(ALL, call.deadline(), load).orElse(List.of()))));
        if (meant.size() > 1) {
            throw InvalidRequestException.ambiguous(
                    Identifiers.FIELD,
                    "is the name of several time-off categories of this Workable account: use the id of one",
                    choices(meant));
        }
        return meant.get(0);
    }

    /**
     * The ids of the categories of these names, by the name. A name that several have is missing, as all are that cannot
     * be told in time or may not be seen.
     */
    Map<String, String> named(Set<String> names, CallContext call) {
        if (names.isEmpty()) {
            return Map.of();
        }
        CallContext inTime = Tolerated.inTime(call);
        Supplier<Optional<List<TimeOffCategoryDto>>> load = () -> visible(inTime);
        List<TimeOffCategoryDto> all = Tolerated.read(() -> categories
                        .find(
                                ALL,
                                inTime.deadline(),
                                load,
                                known -> Optional.of(known).filter(some -> haveAll(some, names)))
                        .or(() -> categories.get(ALL, inTime.deadline(), load)))
                .orElse(List.of());
        Map<String, String> ids = new HashMap<>();
        for (String name : names) {
            those(all, category -> name.equals(category.name()))
                    .filter(meant -> meant.size() == 1)
                    .ifPresent(meant -> ids.put(name, meant.get(0).id()));
        }
        return ids;
    }

    private static boolean haveAll(List<TimeOffCategoryDto> known, Set<String> names) {
        return known.stream()
                .map(TimeOffCategoryDto::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())
                .containsAll(names);
    }

    private List<TimeOffCategoryDto> load(CallContext call) {
        return read(call, RemoteQuery.NONE).stream().map(Native::value).toList();
    }

    /** The same; empty where the token may not see them, which is remembered for a while. */
    private Optional<List<TimeOffCategoryDto>> visible(CallContext call) {
        try {
            return Optional.of(load(call));
        } catch (NotFoundException | AccessDeniedException e) {
            return Optional.empty();
        }
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
