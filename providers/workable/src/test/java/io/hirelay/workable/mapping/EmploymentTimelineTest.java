package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.workable.mapping.EmploymentTimeline.Period;
import io.hirelay.workable.mapping.EmploymentTimeline.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmploymentTimelineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 1);

    private static Terms terms(String id, @Nullable String from, @Nullable String until) {
        return new Terms(
                Optional.of(id),
                false,
                from == null ? null : LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                Map.of());
    }

    /** As text: from, until, contract and pay of each. */
    private static List<String> told(List<Period> periods) {
        return periods.stream()
                .map(period -> period.from() + " " + period.until() + " "
                        + period.contract().flatMap(Terms::id).orElse("-") + " "
                        + period.pay().flatMap(Terms::id).orElse("-"))
                .toList();
    }

    private static List<String> told(List<Terms> contracts, List<Terms> pays) {
        return told(EmploymentTimeline.of(contracts, pays));
    }

    @Test
    void aPeriodBeginsWithEachDayOfEitherSide() {
        assertEquals(
                List.of("2024-03-01 null c2 p2", "2023-01-01 2024-02-29 c1 p2", "2021-10-08 2022-12-31 c1 p1"),
                told(
                        List.of(terms("c1", "2021-10-08", null), terms("c2", "2024-03-01", null)),
                        List.of(terms("p1", "2021-10-08", null), terms("p2", "2023-01-01", null))));
    }

    @Test
    void aSideWithoutAnyDayHoldsThroughout() {
        assertEquals(
                List.of("2024-03-01 null c2 p", "2021-10-08 2024-02-29 c1 p"),
                told(
                        List.of(terms("c1", "2021-10-08", null), terms("c2", "2024-03-01", null)),
                        List.of(terms("p", null, null))));
        assertEquals(List.of("null null c p"), told(List.of(terms("c", null, null)), List.of(terms("p", null, null))));
        assertEquals(List.of("null null - p"), told(List.of(), List.of(terms("p", null, null))));
        assertEquals(List.of(), told(List.of(), List.of()));
    }

    @Test
    void payBeforeTheFirstContractStandsAlone() {
        assertEquals(
                List.of("2021-06-01 null c p", "2021-01-01 2021-05-31 - p"),
                told(List.of(terms("c", "2021-06-01", null)), List.of(terms("p", "2021-01-01", null))));
    }

    @Test
    void aContractThatExpiresEndsItsPeriod() {
        assertEquals(
                List.of("2023-01-01 null - p2", "2021-01-01 2021-12-31 c p1"),
                told(
                        List.of(terms("c", "2021-01-01", "2021-12-31")),
                        List.of(terms("p1", "2021-01-01", null), terms("p2", "2023-01-01", null))));
    }

    @Test
    void whatIsLeftOverIsAPeriodOfItsOwn() {
        assertEquals(
                List.of("2021-01-01 null c p1", "2021-01-01 null - p2", "null null - p3"),
                told(
                        List.of(terms("c", "2021-01-01", null)),
                        List.of(
                                terms("p1", "2021-01-01", null),
                                terms("p2", "2021-01-01", null),
                                terms("p3", null, null))));
    }

    @Test
    void theCurrentPeriodIsTheLastThatHasBegun() {
        List<Period> periods = EmploymentTimeline.of(
                List.of(
                        terms("c1", "2021-01-01", null),
                        terms("c2", "2026-08-01", null),
                        terms("c3", "2027-01-01", null)),
                List.of());

        assertEquals(
                "c2",
                EmploymentTimeline.current(periods, TODAY).orElseThrow().id().orElseThrow());
        assertEquals(
                "c1",
                EmploymentTimeline.current(periods, LocalDate.of(2020, 1, 1))
                        .orElseThrow()
                        .id()
                        .orElseThrow(),
                "nobody has begun: the first to come");
        assertEquals(Optional.empty(), EmploymentTimeline.current(List.of(), TODAY));
    }

    @Test
    void everyRowIsInSomePeriodAndTheLatestComesFirst() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Terms> contracts = some(random, "c");
            List<Terms> pays = some(random, "p");

            List<Period> periods = EmploymentTimeline.of(contracts, pays);

            Set<Terms> told = new HashSet<>();
            periods.forEach(period -> {
                period.contract().ifPresent(told::add);
                period.pay().ifPresent(told::add);
                assertTrue(period.contract().isPresent() || period.pay().isPresent());
            });
            Set<Terms> all = new HashSet<>(contracts);
            all.addAll(pays);
            assertEquals(all, told, "rows of timeline " + seed);
            for (int i = 1; i < periods.size(); i++) {
                LocalDate later = periods.get(i - 1).from();
                LocalDate earlier = periods.get(i).from();
                assertTrue(earlier == null || later != null && !earlier.isAfter(later), "order of timeline " + seed);
            }
        }
    }

    private static List<Terms> some(Random random, String side) {
        List<Terms> terms = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            String from = random.nextInt(4) == 0 ? null : "202" + random.nextInt(4) + "-01-01";
            String until = random.nextInt(3) == 0 ? "202" + random.nextInt(5) + "-06-30" : null;
            terms.add(terms(side + i, from, until));
        }
        return terms;
    }
}
