package io.hirelay;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Resource;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a list. The provider runs the filters it can; all of them are looked at again on every row that tells,
 * because a provider may lose a filter on a later page. A page that filtering has emptied is followed by the next one
 * until there is a row, the list ends, or the deadline is near. A cursor that this list did not give never gets as far.
 */
final class ListCall<S extends Session, T extends Unified> {
    /** What must be left of the deadline for one more page to be worth a try. */
    private static final Duration TIME_FOR_A_PAGE = Duration.ofSeconds(2);

    private final Engine<S> engine;
    private final S session;
    private final Registration.Lists<S, T> registration;
    private final ListSupport<T> support;

    ListCall(Engine<S> engine, S session, Registration.Lists<S, T> registration) {
        this.engine = engine;
        this.session = session;
        this.registration = registration;
        this.support = registration.support();
    }

    static <T extends Unified> List<String> filtersAppliedLocally(ListSupport<T> support, ListRequest<T> request) {
        return request.filters().stream()
                .filter(criterion -> !criterion.wantsAll() && !support.runs(criterion))
                .map(criterion -> criterion.field().name())
                .distinct()
                .toList();
    }

    Page<T> run(ListRequest<T> asked, CallContext call) {
        check(asked);
        List<Criterion<T, ?>> criteria = canonical(withDefaults(asked.filters()), call);
        ListRequest<T> request = asked.withFilters(
                criteria.stream().filter(criterion -> !criterion.wantsAll()).toList());
        BoundCursors cursors = engine.cursors(registration.operation(), request);
        Optional<Cursor> start = cursors.unbind(asked.after());
        Optional<Cursor> here = start;
        while (true) {
            Page<T> page = read(request.after(here), call, here.equals(start));
            List<T> wanted = page.items().stream()
                    .filter(item -> criteria.stream().allMatch(criterion -> wants(criterion, item)))
                    .toList();
            if (!wanted.isEmpty()
                    || page.next().isEmpty()
                    || page.next().equals(here)
                    || call.deadline().within(TIME_FOR_A_PAGE)) {
                return cursors.bind(new Page<>(wanted, page.next()));
            }
            here = page.next();
        }
    }

    /** A page; one that cannot be had in time after others were found empty leaves the rest to the cursor. */
    private Page<T> read(ListRequest<T> request, CallContext call, boolean first) {
        try {
            return registration.handler().read(session, request, call);
        } catch (HirelayException e) {
            boolean ranOutOfTime = switch (e.code()) {
                case REMOTE_RATE_LIMITED, REMOTE_TIMEOUT -> true;
                default -> false;
            };
            if (first || !ranOutOfTime) {
                throw e;
            }
            return new Page<>(List.of(), request.after());
        }
    }

    /** A row that does not tell is kept when the provider ran the filter, and dropped when only we do. */
    private boolean wants(Criterion<T, ?> criterion, T item) {
        return criterion.test(item).orElseGet(() -> criterion.wantsAll() || support.runs(criterion));
    }

    private void check(ListRequest<T> request) {
        List<Failure> unsupported = new ArrayList<>();
        for (Criterion<T, ?> criterion : request.filters()) {
            FilterField<T, ?> field = criterion.field();
            if (registration.operation().filter(field.name()).isEmpty()
                    || !support.supports(field, criterion.operator())) {
                unsupported.add(new Failure(
                        field.name(),
                        registration.operation() + " of " + engine.provider() + " cannot be filtered by "
                                + field.name()
                                + (support.supports(field)
                                        ? " with " + criterion.operator().word()
                                        : "")
                                + "; it can by " + supportedFilters()));
            }
        }
        if (!unsupported.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_UNSUPPORTED_FILTER, unsupported);
        }
        if (request.limit().isPresent()
                && (request.limit().getAsInt() < 1 || request.limit().getAsInt() > ListRequest.LARGEST_LIMIT)) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    "limit",
                    "must be a number from 1 to " + ListRequest.LARGEST_LIMIT);
        }
        Engine.checkExpand(request.expand(), support.fields().expandable());
        if (!support.required().isEmpty()
                && request.filters().stream()
                        .noneMatch(criterion ->
                                support.required().contains(criterion.field().name()))) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_MISSING_PARAMETER,
                    support.required().get(0),
                    registration.operation() + " of " + engine.provider() + " needs "
                            + String.join(" or ", support.required()));
        }
        List<Failure> lonely = request.filters().stream()
                .flatMap(criterion -> support.missingBeside(criterion.field(), request.filters()).stream()
                        .map(other -> new Failure(
                                criterion.field().name(),
                                "can be used together with " + other + " only: without it, " + registration.operation()
                                        + " of " + engine.provider() + " does not tell what it looks at")))
                .distinct()
                .toList();
        if (!lonely.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_UNSUPPORTED_FILTER, lonely);
        }
    }

    private String supportedFilters() {
        List<String> names = registration.operation().filters().stream()
                .filter(support::supports)
                .map(FilterField::name)
                .toList();
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private List<Criterion<T, ?>> withDefaults(List<Criterion<T, ?>> given) {
        List<Criterion<T, ?>> all = new ArrayList<>(given);
        for (FilterField<T, ?> field : registration.operation().filters()) {
            if (field.unlessAsked().isPresent()
                    && support.supports(field)
                    && given.stream()
                            .noneMatch(criterion -> criterion.field().name().equals(field.name()))) {
                all.add(preset(field));
            }
        }
        return all;
    }

    private static <T extends Unified, V> Criterion<T, V> preset(FilterField<T, V> field) {
        return field.is(field.unlessAsked().orElseThrow());
    }

    /** In the catalogue's order, so that what an identifier is found in is canonical before it. */
    private List<Criterion<T, ?>> canonical(List<Criterion<T, ?>> criteria, CallContext call) {
        Map<FilterField<T, ?>, List<Criterion<T, ?>>> byField = new LinkedHashMap<>();
        registration.operation().filters().forEach(field -> byField.put(field, new ArrayList<>()));
        criteria.forEach(criterion -> byField.keySet().stream()
                .filter(field -> field.name().equals(criterion.field().name()))
                .forEach(field -> byField.get(field).add(criterion)));
        Map<String, String> within = new HashMap<>();
        List<Criterion<T, ?>> canonical = new ArrayList<>();
        byField.values().stream().flatMap(List::stream).forEach(criterion -> {
            Criterion<T, ?> made = canonical(criterion, within, call);
            if (made.field().type().names().isPresent() && made.values().size() == 1) {
                within.put(made.field().name(), String.valueOf(made.values().get(0)));
            }
            canonical.add(made);
        });
        return canonical;
    }

    private <V> Criterion<T, V> canonical(Criterion<T, V> criterion, Map<String, String> within, CallContext call) {
        Resource<?> names = criterion.field().type().names().orElse(null);
        if (names == null) {
            return criterion;
        }
        List<V> values = criterion.values().stream()
                .map(value -> criterion
                        .field()
                        .type()
                        .type()
                        .cast(engine.canonical(names, criterion.field().name(), String.valueOf(value), within, call)))
                .toList();
        return new Criterion<>(criterion.field(), criterion.operator(), values);
    }
}
