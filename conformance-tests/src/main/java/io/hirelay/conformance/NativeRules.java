package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.NativeRequest;
import io.hirelay.Natives;
import io.hirelay.budget.Standing;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.DirectCall;
import io.hirelay.model.RawJson;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Providers that are spoken to in their own words. */
final class NativeRules {
    private NativeRules() {}

    /** So that a list of a few records has several pages. */
    private static final int SHORT = 7;

    private static final int LONG = 100;

    /** More pages than any list of a fixture's account has. */
    private static final int MOST_PAGES = 2_000;

    static List<Rule> rules() {
        return List.of(
                must(
                                "ATS-NATIVE-01",
                                "what a provider has in its own words is told in the same way whenever it is asked, with"
                                        + " words for people",
                                NativeRules::told)
                        .unless(NativeRules::silent),
                must(
                                "ATS-NATIVE-02",
                                "calls in the provider's own words count in the one budget of the connection",
                                NativeRules::counted)
                        .unless(NativeRules::silent),
                must(
                                "ATS-NATIVE-03",
                                "a list in the provider's own words is walked to its end with every record once, whatever"
                                        + " the limit",
                                NativeRules::walked)
                        .unless(NativeRules::silent));
    }

    private static Optional<String> silent(Trial trial) {
        return trial.account().provider() instanceof NativeAccess
                ? Optional.empty()
                : Optional.of("it is not spoken to in its own words");
    }

    private static Natives natives(Trial trial) {
        return trial.connection().natives().orElseThrow(() -> new Violation("a connection does not speak natively"));
    }

    private static void told(Trial trial) {
        NativeAccess<?> access = (NativeAccess<?>) trial.account().provider();
        Expect.equal(access.nativeResources(), access.nativeResources(), "native resources, asked twice");
        Expect.equal(access.linkFields(), access.linkFields(), "fields that hold links, asked twice");
        for (NativeResource resource : access.nativeResources()) {
            Expect.that(!resource.doc().isBlank(), "%s has no words for people", resource.name());
            for (NativeMethod method : resource.methods()) {
                Expect.that(!method.doc().isBlank(), "%s.%s has no words for people", resource.name(), method.name());
            }
        }
    }

    private static void counted(Trial trial) {
        int before = trial.connection().budget().remaining();
        DirectCall call = natives(trial).direct().begin(trial.call(), "GET", "anything", () -> {});
        Expect.that(call.standing() instanceof Standing.Granted, "a native call gets no leave from a fresh budget");
        int during = trial.connection().budget().remaining();
        call.unused();
        Expect.equal(before - 1, during, "calls that remain while a native one is under way");
        Expect.equal(before, trial.connection().budget().remaining(), "calls that remain when it was not sent");
    }

    private static void walked(Trial trial) {
        boolean several = false;
        for (NativeResource resource : natives(trial).resources()) {
            boolean needsNothing = resource.method(NativeMethod.LIST)
                    .filter(list -> list.requiredParameters().isEmpty())
                    .isPresent();
            if (needsNothing) {
                List<RawJson> rows = rows(trial, resource.name(), LONG).orElse(List.of());
                several |= rows.size() > SHORT;
                Expect.equal(
                        rows.size(),
                        rows(trial, resource.name(), SHORT).orElse(List.of()).size(),
                        "records of %s by pages of %s and by pages of %s",
                        resource.name(),
                        LONG,
                        SHORT);
                Expect.equal(rows.size(), new HashSet<>(rows).size(), "different records of %s", resource.name());
            }
        }
        Expect.that(several, "no native list has more than %s records: nothing shows that they go on", SHORT);
    }

    /** Every record; empty for a list that the provider does not answer without a filter of its own. */
    private static Optional<List<RawJson>> rows(Trial trial, String resource, int limit) {
        List<RawJson> rows = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        int pages = 0;
        do {
            Page<RawJson> page;
            try {
                page = natives(trial)
                        .list(
                                resource,
                                new NativeRequest(
                                        Optional.empty(),
                                        NativeRequest.NONE.query(),
                                        OptionalInt.of(limit),
                                        next,
                                        Optional.empty()),
                                trial.call());
            } catch (InvalidRequestException wantsMore) {
                if (pages == 0 && wantsMore.code() == ErrorCode.REMOTE_VALIDATION_FAILED) {
                    return Optional.empty();
                }
                throw wantsMore;
            }
            Expect.that(page.items().size() <= limit, "a page of %s has more than %s records", resource, limit);
            Expect.that(++pages <= MOST_PAGES, "the list of %s does not end", resource);
            rows.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return Optional.of(rows);
    }
}
