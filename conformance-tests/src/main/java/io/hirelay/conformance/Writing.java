package io.hirelay.conformance;

import io.hirelay.Connection;
import io.hirelay.error.HirelayException;
import io.hirelay.error.NotFoundException;
import io.hirelay.input.Deleted;
import io.hirelay.input.NewApplication;
import io.hirelay.input.Rejection;
import io.hirelay.model.Application;
import io.hirelay.model.Id;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Written;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes samples into the account of a trial, reads them back, and tells what the provider has carried out. */
final class Writing {
    /** How long what was accepted may take until it is there. */
    private static final int LOOKS = 30;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Trial trial;

    Writing(Trial trial) {
        this.trial = trial;
    }

    /** The samples of the account, those of writes that the provider offers. */
    List<Sample<?, ?>> samples() {
        return trial.account().samples().stream()
                .filter(sample -> registration(sample.operation().id()).isPresent())
                .<Sample<?, ?>>map(this::complete)
                .toList();
    }

    /** The samples of one write. */
    @SuppressWarnings("unchecked") // the samples of an operation have its types
    <I, O> List<Sample<I, O>> samples(ActionOperation<I, O> operation) {
        return samples().stream()
                .filter(sample -> sample.operation().id().equals(operation.id()))
                .map(sample -> (Sample<I, O>) sample)
                .toList();
    }

    Optional<Registration.Writes<?, ?, ?>> registration(String operation) {
        return trial.survey().writes().stream()
                .filter(write -> write.operation().id().equals(operation))
                .findFirst();
    }

    /** A reason is given by its id and told by its words. */
    private <I, O> Sample<I, O> complete(Sample<I, O> sample) {
        if (!(sample.input() instanceof Rejection rejection)
                || rejection.rejectReasonId().isEmpty()) {
            return sample;
        }
        String id = rejection.rejectReasonId().get().value();
        return trial.survey().lists().stream()
                .filter(list -> list.operation().id().equals(Ats.REJECT_REASONS_LIST.id()))
                .flatMap(list -> trial.survey().walks(list).stream())
                .flatMap(walk -> trial.survey().rows(walk).stream())
                .map(RejectReason.class::cast)
                .filter(reason -> reason.id().value().equals(id))
                .flatMap(reason -> reason.name().stream())
                .findFirst()
                .map(name ->
                        sample.unseen("reject_reason_id", "told by its words").expecting("reject_reason", name))
                .orElse(sample);
    }

    <I, O> Written<O> run(Sample<I, O> sample) {
        return run(trial.connection(), sample, trial.call());
    }

    <I, O> Written<O> run(Connection by, Sample<I, O> sample, CallContext call) {
        return by.write(sample.operation(), sample.input(), call);
    }

    /** The changes that the provider has carried out so far, by kind, without regard to their order. */
    List<String> effects() {
        return trial.account().attempts().stream()
                .filter(PreparedAccount.Attempt::applied)
                .map(PreparedAccount.Attempt::what)
                .sorted()
                .toList();
    }

    int attempts() {
        return trial.account().attempts().size();
    }

    /** The record that a sample changes, before it does; empty for a sample that makes a new one. */
    <I, O> Optional<Object> before(Sample<I, O> sample) {
        return target(sample).flatMap(id -> got(sample, id));
    }

    /** The id of the record that a sample changes. */
    static <I, O> Optional<String> target(Sample<I, O> sample) {
        for (Shape.Field field : sample.given()) {
            boolean ofRecord = field.valueType() instanceof ParameterizedType type
                    && type.getRawType() == Id.class
                    && type.getActualTypeArguments()[0]
                            == sample.operation().resource().type();
            if (ofRecord && field.in(sample.input()) instanceof Id<?> id) {
                return Optional.of(id.value());
            }
        }
        return Optional.empty();
    }

    private <I, O> Optional<Object> got(Sample<I, O> sample, String id) {
        return trial.survey().get(sample.operation().resource()).map(get -> Likeness.shown(get(get, id)));
    }

    private <T extends Unified> Object get(GetOperation<T> get, String id) {
        return trial.connection().call(get, GetRequest.of(id), trial.call());
    }

    /** What a read tells of the record that a write was about; fails when it cannot be found. */
    <I, O> Object after(Sample<I, O> sample, Written<O> written) {
        if (sample.reading().isPresent()) {
            Object read = sample.reading().get().read(trial.connection(), written.value());
            return Objects.requireNonNull(Likeness.shown(read));
        }
        if (!(written.value() instanceof Unified record)) {
            throw new Violation(sample + " cannot be read back: the fixture's sample has to say how (readBy)");
        }
        String id = record.id().toString();
        Optional<Object> got = got(sample, id);
        if (got.isPresent()) {
            return got.get();
        }
        return listed(sample, id, written.outcome() == Written.Outcome.ACCEPTED)
                .orElseThrow(() -> new Violation(sample + " answers an id that no list of "
                        + sample.operation().resource() + " has"));
    }

    private <I, O> Optional<Object> listed(Sample<I, O> sample, String id, boolean later) {
        Registration.Lists<?, ?> list = trial.survey().lists().stream()
                .filter(each -> each.operation()
                        .resource()
                        .id()
                        .equals(sample.operation().resource().id()))
                .findFirst()
                .orElseThrow(() -> new Violation(sample + " cannot be read back: there is neither a get nor a list of "
                        + sample.operation().resource() + "; the fixture's sample has to say how (readBy)"));
        Optional<Object> found = row(sample, list, id);
        for (int look = 0; later && found.isEmpty() && look < LOOKS; look++) {
            try {
                trial.account().sleeper().sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Violation(sample + " was not seen before the rule was ended", e);
            }
            found = row(sample, list, id);
        }
        return found;
    }

    @SuppressWarnings("unchecked") // a filter that an input names by the same name has text for values
    private <I, O, T extends Unified> Optional<Object> row(
            Sample<I, O> sample, Registration.Lists<?, T> list, String id) {
        ListRequest<T> request = ListRequest.all();
        for (FilterField<T, ?> filter : list.operation().filters()) {
            if (list.support().required().contains(filter.name())) {
                Optional<String> value = text(sample, filter.name());
                if (value.isPresent()) {
                    request = request.where(((FilterField<T, String>) filter).is(value.get()));
                }
            }
        }
        Walk<T> walk = new Walk<>(list, request);
        return trial.all(walk, ListRequest.LARGEST_LIMIT).stream()
                .filter(row -> row.id().toString().equals(id))
                .findFirst()
                .map(Likeness::shown);
    }

    /** Whether a list has a record of this id. */
    <I, O> boolean isThere(Sample<I, O> sample, String id) {
        return listed(sample, id, false).isPresent();
    }

    private static <I, O> Optional<String> text(Sample<I, O> sample, String field) {
        return sample.given().stream()
                .filter(each -> each.name().equals(field))
                .map(each -> each.in(sample.input()))
                .map(value -> value instanceof Optional<?> perhaps ? perhaps.orElseThrow() : value)
                .map(String::valueOf)
                .findFirst();
    }

    /** Fails unless what was written is read back. */
    <I, O> void checkReadBack(Sample<I, O> sample, @Nullable Object before, Written<O> written) {
        if (written.value() instanceof Deleted deleted) {
            checkGone(sample, deleted);
            return;
        }
        Object after = after(sample, written);
        Expect.equal(List.of(), Told.missing(sample, before, after), "what %s gives and no read tells", sample);
        if (written.value() instanceof Application application && sample.input() instanceof NewApplication input) {
            checkApplicant(sample, input, application);
        }
        if (written.value() instanceof Unified record) {
            target(sample)
                    .ifPresent(id -> Expect.equal(id, record.id().toString(), "the id of what %s changes", sample));
        }
    }

    /** An application of somebody new has made a candidate as well. */
    private <I, O> void checkApplicant(Sample<I, O> sample, NewApplication input, Application application) {
        String who = application
                .candidate()
                .map(candidate -> candidate.id().value())
                .orElseThrow(() -> new Violation(sample + " does not tell whose application it is"));
        if (input.candidate().id().isPresent()) {
            if (sample.unseen().containsKey("candidate")) {
                return;
            }
            Expect.equal(input.candidate().id().get().value(), who, "the candidate of %s", sample);
            return;
        }
        Sample<?, ?> person = Sample.of(Ats.CANDIDATES_CREATE, input.candidate());
        for (Map.Entry<String, String> place : sample.places().entrySet()) {
            person = person.shownAs(place.getKey(), place.getValue());
        }
        for (Map.Entry<String, String> none : sample.unseen().entrySet()) {
            person = person.unseen(none.getKey(), none.getValue());
        }
        Object candidate = got(person, who).orElseThrow(() -> new Violation("candidates cannot be got"));
        Expect.equal(List.of(), Told.missing(person, null, candidate), "what the candidate of %s lacks", sample);
    }

    private <I, O> void checkGone(Sample<I, O> sample, Deleted deleted) {
        target(sample).ifPresent(id -> Expect.equal(id, deleted.id(), "the id of what %s deletes", sample));
        Optional<GetOperation<?>> get = trial.survey().get(sample.operation().resource());
        if (get.isPresent()) {
            Expect.failure(
                    () -> get(get.get(), deleted.id()),
                    "a get of what " + sample + " has deleted",
                    NotFoundException.class);
        }
    }

    /** Fails unless {@code refusal} refuses, and the provider was asked to change nothing. */
    <E extends HirelayException> E refused(String what, Class<E> how, Supplier<?> refusal) {
        int before = attempts();
        HirelayException refused = Expect.failure(refusal::get, what, how);
        Expect.equal(before, attempts(), "requests to change something that were sent for %s", what);
        return how.cast(refused);
    }

    /** The input with another value in one field. */
    @SuppressWarnings("unchecked") // the shape of a record's class makes such records
    static <I> I with(I input, String field, Object value) {
        Shape<I> shape = Shape.of((Class<I>) input.getClass());
        List<@Nullable Object> values = new ArrayList<>();
        for (Shape.Field each : shape.fields()) {
            values.add(each.name().equals(field) ? value : each.in(input));
        }
        return shape.make(values.toArray(), Set.of());
    }
}
