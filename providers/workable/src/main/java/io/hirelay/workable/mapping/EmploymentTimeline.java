package io.hirelay.workable.mapping;

import io.hirelay.workable.wire.FieldRowDto;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Contract and pay over time. Workable keeps them apart, each in rows with a day from which they hold: a period begins
 * on each such day and holds what was agreed last on either side, until the next begins or the contract expires. A side
 * that has no day at all holds in every period. What that leaves over, a second row of the same day or one without a day
 * beside others that have one, is a period of its own, so that every row is in some period.
 */
final class EmploymentTimeline {
    private EmploymentTimeline() {}

    /**
     * A row of one side.
     *
     * @param from the first day; null when it does not say
     * @param until the last day; null when it does not say
     * @param parts what was agreed, by the ids of parts
     */
    record Terms(
            Optional<String> id,
            boolean primary,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Map<?, ?> parts) {

        /** A row's terms; empty when it has none. */
        static Optional<Terms> of(FieldRowDto row, String fromPart, Optional<String> untilPart) {
            if (row.value() == null || !(row.value().value() instanceof Map<?, ?> parts)) {
                return Optional.empty();
            }
            return Optional.of(new Terms(
                    Optional.ofNullable(Values.text(row.rowId())),
                    Boolean.TRUE.equals(row.isPrimary()),
                    WireTimes.date(EmployeeRecord.text(parts.get(fromPart))),
                    untilPart
                            .map(part -> WireTimes.date(EmployeeRecord.text(parts.get(part))))
                            .orElse(null),
                    parts));
        }

        private boolean holds(LocalDate day) {
            return until == null || !until.isBefore(day);
        }
    }

    /** What held from a day on; at least one of the sides is there. */
    record Period(@Nullable LocalDate from, @Nullable LocalDate until, Optional<Terms> contract, Optional<Terms> pay) {

        /** The row that began it. */
        Optional<String> id() {
            Optional<Terms> begun = contract.filter(terms -> pay.isEmpty() || startsWith(terms));
            return begun.or(() -> pay.filter(this::startsWith))
                    .or(() -> contract)
                    .or(() -> pay)
                    .flatMap(Terms::id);
        }

        private boolean startsWith(Terms terms) {
            return from != null && from.equals(terms.from());
        }

        private boolean hasBegun(LocalDate today) {
            return from == null || !from.isAfter(today);
        }
    }

    /** The periods, the latest first, those without a day last. */
    static List<Period> of(List<Terms> contracts, List<Terms> pays) {
        Side contract = new Side(contracts);
        Side pay = new Side(pays);
        TreeSet<LocalDate> days = new TreeSet<>(contract.dated.keySet());
        days.addAll(pay.dated.keySet());
        List<Period> periods = new ArrayList<>();
        Set<Terms> told = new LinkedHashSet<>();
        if (days.isEmpty() && (contract.always.isPresent() || pay.always.isPresent())) {
            contract.always.ifPresent(told::add);
            pay.always.ifPresent(told::add);
            periods.add(new Period(null, contract.always.map(Terms::until).orElse(null), contract.always, pay.always));
        }
        for (LocalDate day : days) {
            Optional<Terms> agreed = contract.on(day);
            Optional<Terms> paid = pay.on(day);
            if (agreed.isEmpty() && paid.isEmpty()) {
                continue; // what begins on the day expires before it
            }
            agreed.ifPresent(told::add);
            paid.ifPresent(told::add);
            LocalDate next = days.higher(day);
            LocalDate until = next == null ? null : next.minusDays(1);
            LocalDate expires = agreed.map(Terms::until).orElse(null);
            boolean earlier = expires != null && (until == null || expires.isBefore(until));
            periods.add(new Period(day, earlier ? expires : until, agreed, paid));
        }
        contract.rest(told).forEach(terms -> periods.add(alone(terms, Optional.of(terms), Optional.empty())));
        pay.rest(told).forEach(terms -> periods.add(alone(terms, Optional.empty(), Optional.of(terms))));
        periods.sort(Comparator.comparing(
                Period::from,
                Comparator.nullsLast(Comparator.<LocalDate>naturalOrder().reversed())));
        return List.copyOf(periods);
    }

    /** The period that holds: the last that has begun, else the first that will. */
    static Optional<Period> current(List<Period> periods, LocalDate today) {
        return periods.stream()
                .filter(period -> period.hasBegun(today))
                .findFirst()
                .or(() -> periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1)));
    }

    private static Period alone(Terms terms, Optional<Terms> contract, Optional<Terms> pay) {
        return new Period(terms.from(), terms.until(), contract, pay);
    }

    /** One side's rows by the day from which they hold; of several of one day the main one, else the first. */
    private static final class Side {
        private final List<Terms> all;
        private final TreeMap<LocalDate, Terms> dated = new TreeMap<>();
        private final Optional<Terms> always;

        /** @param all the main one first */
        Side(List<Terms> all) {
            this.all = all;
            for (Terms terms : all) {
                if (terms.from() != null) {
                    dated.putIfAbsent(terms.from(), terms);
                }
            }
            this.always = dated.isEmpty() ? all.stream().findFirst() : Optional.empty();
        }

        Optional<Terms> on(LocalDate day) {
            Map.Entry<LocalDate, Terms> last = dated.floorEntry(day);
            return (last == null ? always : Optional.of(last.getValue())).filter(terms -> terms.holds(day));
        }

        /** Rows that are in no period. */
        List<Terms> rest(Set<Terms> told) {
            return all.stream().filter(terms -> !told.contains(terms)).toList();
        }
    }
}
