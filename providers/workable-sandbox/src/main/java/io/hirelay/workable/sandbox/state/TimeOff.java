package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.TimeOffCategory;
import io.hirelay.workable.sandbox.row.TimeOffRequest;
import io.hirelay.workable.sandbox.seed.Seeds;
import io.hirelay.workable.sandbox.seed.TimeOffSeeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Requests to be away and what is left of everybody's days. */
public final class TimeOff {
    private final TimeOffSeeds seeds;
    private final SeededTable<TimeOffRequest> table;
    private long nextApproval;

    TimeOff(Seeds all) {
        this.seeds = all.timeOff();
        this.nextApproval = seeds.nextApproval();
        this.table = new SeededTable<>(
                new SeededTable.Rows<>() {
                    @Override
                    public int listed() {
                        return seeds.places();
                    }

                    @Override
                    public long id(int index) {
                        return seeds.id(index);
                    }

                    @Override
                    public OptionalInt indexOf(long id) {
                        return seeds.placeOf(id);
                    }

                    @Override
                    public TimeOffRequest get(int index) {
                        return seeds.get(index);
                    }
                },
                seeds.id(seeds.places()));
    }

    public List<TimeOffCategory> categories() {
        return TimeOffSeeds.categories();
    }

    public Optional<TimeOffCategory> category(String id) {
        return categories().stream()
                .filter(category -> category.id().equals(id))
                .findFirst();
    }

    /** Everybody's, by the day on which they begin. */
    public List<TimeOffRequest> all() {
        List<TimeOffRequest> requests = new ArrayList<>();
        for (Iterator<TimeOffRequest> rows = table.from(0, seeds::taken); rows.hasNext(); ) {
            requests.add(rows.next());
        }
        requests.sort(Comparator.comparing(TimeOffRequest::from).thenComparing(TimeOffRequest::id));
        return requests;
    }

    public List<TimeOffRequest> of(long employee) {
        List<TimeOffRequest> requests = new ArrayList<>();
        Iterator<TimeOffRequest> rows = table.from(0, place -> seeds.employee(place) == employee && seeds.taken(place));
        while (rows.hasNext()) {
            TimeOffRequest request = rows.next();
            if (request.employee() == employee) {
                requests.add(request);
            }
        }
        return requests;
    }

    /** The request that waits for an approval. */
    public Optional<TimeOffRequest> waitingFor(long approval) {
        OptionalInt place = seeds.placeOfApproval(approval);
        Optional<TimeOffRequest> seeded = place.isPresent() ? table.find(seeds.id(place.getAsInt())) : Optional.empty();
        return seeded.or(() -> added(approval)).filter(request -> request.approval() != null);
    }

    private Optional<TimeOffRequest> added(long approval) {
        for (TimeOffRequest request : table.changed()) {
            TimeOffRequest.Approval waits = request.approval();
            if (waits != null && waits.id() == approval) {
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }

    /** What an employee has used of a category in a year. */
    public BigDecimal used(long employee, TimeOffCategory category, int year) {
        return of(employee).stream()
                .filter(request -> request.category().equals(category) && request.counts())
                .filter(request -> request.from().getYear() == year)
                .map(TimeOffRequest::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left of it; empty when nobody counts. */
    public Optional<BigDecimal> left(long employee, TimeOffCategory category, int year) {
        return category.unlimited()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(seeds.allowance(category, employee))
                        .subtract(used(employee, category, year)));
    }

    public void put(TimeOffRequest request) {
        table.put(request.id(), request);
    }

    public long newId() {
        return table.allocate();
    }

    public long newApproval() {
        return nextApproval++;
    }
}
