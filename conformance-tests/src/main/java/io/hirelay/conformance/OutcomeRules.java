package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.Connection;
import io.hirelay.Write;
import io.hirelay.error.Applied;
import io.hirelay.error.HirelayException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.model.Unified;
import io.hirelay.spi.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A write is applied once, whatever becomes of its answer. */
final class OutcomeRules {
    private OutcomeRules() {}

    static List<Rule> rules() {
        return List.of(
                must(
                                "ATS-WRITE-10",
                                "a change whose answer is lost after it was carried out is found again: one effect, and the"
                                        + " record is answered; where nobody can know, UnknownOutcomeException",
                                trial -> lost(trial, Situation.ANSWER_LOST_AFTER_APPLYING))
                        .needing(Situation.WRITE_LOG, Situation.ANSWER_LOST_AFTER_APPLYING)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-11",
                                "a change that was lost on the way is sent again once that is sure: one effect; where nobody"
                                        + " can know, UnknownOutcomeException",
                                trial -> lost(trial, Situation.ANSWER_LOST_BEFORE_APPLYING))
                        .needing(Situation.WRITE_LOG, Situation.ANSWER_LOST_BEFORE_APPLYING)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-12",
                                "a change that is refused for the rate is waited for and sent again: one effect",
                                trial -> WriteRules.eachNumbered(trial, OutcomeRules::refusedForRate))
                        .needing(Situation.WRITE_LOG, Situation.RATE_LIMIT_WITHOUT_TIME)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-13",
                                "a server error in answer to a change is never an ordinary failure of what was carried out,"
                                        + " and never two effects",
                                trial -> lost(trial, Situation.SERVER_ERROR))
                        .needing(Situation.WRITE_LOG, Situation.SERVER_ERROR)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-14",
                                "a write whose process died after it was carried out is found by another one that resumes"
                                        + " from its baseline: one effect",
                                trial -> WriteRules.eachNumbered(trial, OutcomeRules::resumedAfter))
                        .needing(Situation.WRITE_LOG)
                        .unless(WriteRules::noWrites),
                must(
                                "ATS-WRITE-15",
                                "a write whose process died before it was sent is made by another one that resumes from its"
                                        + " baseline: one effect",
                                trial -> WriteRules.eachNumbered(trial, OutcomeRules::resumedBefore))
                        .needing(Situation.WRITE_LOG)
                        .unless(WriteRules::noWrites));
    }

    /** Every request of every sample meets the fault once. */
    private static void lost(Trial trial, Situation fault) {
        int samples = new Writing(trial).samples().size();
        for (int number = 0; number < samples; number++) {
            List<String> clean = trial.survey().effects(number);
            for (int step = 0; step < clean.size(); step++) {
                try (Trial own = trial.fresh()) {
                    Sample<?, ?> sample = new Writing(own).samples().get(number);
                    own.account().befallChange(fault, step);
                    once(own, sample, fault, clean);
                }
            }
        }
    }

    private static <I, O> void once(Trial trial, Sample<I, O> sample, Situation fault, List<String> clean) {
        Writing writing = new Writing(trial);
        Object before = writing.before(sample).orElse(null);
        Written<O> written;
        try {
            written = writing.run(sample);
        } catch (HirelayException e) {
            notTwice(sample, clean, writing.effects());
            boolean unknown = e instanceof UnknownOutcomeException;
            // Without an effect there is nothing to be unsure of, and a server may say no for good.
            boolean surelyNot =
                    fault == Situation.SERVER_ERROR && writing.effects().isEmpty() && e.applied() == Applied.NO;
            Expect.that(
                    surelyNot || unknown && mayBeUnknown(sample, fault == Situation.ANSWER_LOST_AFTER_APPLYING),
                    "%s with %s ends with %s",
                    sample,
                    fault,
                    Expect.name(e));
            return;
        }
        same(sample, clean, writing.effects());
        WriteRules.told(sample, () -> writing.checkReadBack(sample, before, written));
    }

    /** One that was carried out is found, unless nobody ever can. */
    private static boolean mayBeUnknown(Sample<?, ?> sample, boolean carriedOut) {
        return sample.loss() == Sample.Loss.UNKNOWABLE || sample.loss() == Sample.Loss.UNSURE && !carriedOut;
    }

    private static void same(Sample<?, ?> sample, List<String> clean, List<String> effects) {
        Expect.equal(counted(sample, clean), counted(sample, effects), "what %s has brought about", sample);
    }

    private static void notTwice(Sample<?, ?> sample, List<String> clean, List<String> effects) {
        List<String> more = counted(sample, effects);
        clean.forEach(more::remove);
        Expect.equal(List.of(), more, "what %s has brought about too often", sample);
    }

    /** Where twice is the same as once, it counts once. */
    private static List<String> counted(Sample<?, ?> sample, List<String> effects) {
        return new ArrayList<>(sample.loss() == Sample.Loss.REPEATABLE ? new TreeSet<>(effects) : effects);
    }

    private static void refusedForRate(Trial trial, int number, Sample<?, ?> sample) {
        Writing writing = new Writing(trial);
        trial.account().befallChange(Situation.RATE_LIMIT_WITHOUT_TIME, 0);
        writing.run(sample);
        Expect.equal(
                trial.survey().effects(number),
                writing.effects(),
                "what %s has brought about after a refusal for the rate",
                sample);
    }

    private static void resumedAfter(Trial trial, int number, Sample<?, ?> sample) {
        resumed(trial, number, sample, true);
    }

    private static void resumedBefore(Trial trial, int number, Sample<?, ?> sample) {
        resumed(trial, number, sample, false);
    }

    private static <I, O> void resumed(Trial trial, int number, Sample<I, O> sample, boolean sent) {
        Writing writing = new Writing(trial);
        Object before = writing.before(sample).orElse(null);
        String baseline;
        Optional<Written<O>> lost;
        try (Write<O> first = trial.connection().prepare(sample.operation(), sample.input(), trial.call())) {
            baseline = first.baseline();
            lost = sent ? Optional.of(first.run()) : Optional.empty();
        }
        Connection another = trial.another();
        Written<O> found;
        try (Write<O> second = another.prepare(sample.operation(), sample.input(), trial.call())) {
            found = second.resume(baseline);
        } catch (UnknownOutcomeException e) {
            Expect.that(mayBeUnknown(sample, sent), "%s cannot be resumed: its outcome is said to be unknown", sample);
            notTwice(sample, trial.survey().effects(number), writing.effects());
            return;
        }
        same(sample, trial.survey().effects(number), writing.effects());
        lost.ifPresent(written ->
                Expect.equal(id(written.value()), id(found.value()), "the id that resuming %s answers", sample));
        writing.checkReadBack(sample, before, found);
    }

    private static Optional<String> id(Object value) {
        return value instanceof Unified record ? Optional.of(record.id().toString()) : Optional.empty();
    }
}
