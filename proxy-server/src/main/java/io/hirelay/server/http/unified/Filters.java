package io.hirelay.server.http.unified;

import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.server.text.Spelling;
import io.hirelay.spi.ListSupport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filters of one call of a list.
 *
 * @param criteria those that hold
 * @param ignored names of those that the list does not have, in a call that wants them ignored
 */
record Filters<T extends Unified>(List<Criterion<T, ?>> criteria, List<String> ignored) {
    /** Filters in the vocabulary of those who change over from elsewhere, which no resource has here. */
    private static final Set<String> FOREIGN = Set.of("sort_by", "and", "or");

    private static final Set<String> KNOWN_SOMEWHERE = Catalogue.operations().stream()
            .filter(ListOperation.class::isInstance)
            .flatMap(operation -> names((ListOperation<?>) operation))
            .collect(Collectors.toUnmodifiableSet());

    /** Reads what {@link CallParameters} has left over; what is wrong is added to {@code problems}. */
    static <T extends Unified> Filters<T> read(
            CallParameters parameters, ListOperation<T> operation, ListSupport<T> support, Problems problems) {
        return new Reader<>(parameters, operation, support, problems).read();
    }

    /** Whether a name sounds like a filter, although this operation has none of that name. */
    static boolean soundsLikeOne(Given given, Operation<?, ?> operation) {
        String first = given.base();
        String second =
                given.path().isEmpty() ? first : first + "_" + given.path().get(0);
        return Stream.of(first, second)
                .anyMatch(name -> FOREIGN.contains(name)
                        || KNOWN_SOMEWHERE.contains(name)
                        || Shape.of(operation.resource().type()).field(name).isPresent());
    }

    private static Stream<String> names(ListOperation<?> operation) {
        return operation.filters().stream().map(FilterField::name);
    }

    private static final class Reader<T extends Unified> {
        private final CallParameters parameters;
        private final ListOperation<T> operation;
        private final ListSupport<T> support;
        private final Problems problems;
        private final List<Criterion<T, ?>> criteria = new ArrayList<>();
        private final Set<String> ignored = new LinkedHashSet<>();

        Reader(CallParameters parameters, ListOperation<T> operation, ListSupport<T> support, Problems problems) {
            this.parameters = parameters;
            this.operation = operation;
            this.support = support;
            this.problems = problems;
        }

        Filters<T> read() {
            parameters.others().forEach(this::read);
            criteria.removeAll(criteria.stream().filter(this::lacksAnother).toList());
            return new Filters<>(List.copyOf(criteria), List.copyOf(ignored));
        }

        private void read(Given given) {
            List<String> path = given.path();
            Optional<FilterField<T, ?>> field = operation.filter(given.base());
            if (field.isEmpty() && !path.isEmpty()) {
                field = operation.filter(given.base() + "_" + path.get(0));
                path = field.isEmpty() ? path : path.subList(1, path.size());
            }
            if (field.isEmpty()) {
                if (soundsLikeOne(given, operation)) {
                    unsupported(
                            given.written(), given.base(), operation.id() + " has no such filter; it has " + known());
                } else {
                    problems.unknown(
                            given.written(),
                            unknown(given, operation, names(operation).toList()));
                }
                return;
            }
            Operator operator = operator(given, path);
            if (operator != null) {
                read(given, field.get(), operator);
            }
        }

        private @org.jspecify.annotations.Nullable Operator operator(Given given, List<String> path) {
            if (path.isEmpty()) {
                return given.array() ? Operator.IN : Operator.EQ;
            }
            Optional<Operator> operator = path.size() == 1 ? Operator.of(path.get(0)) : Optional.empty();
            if (operator.isEmpty()) {
                problems.invalid(
                        given.written(),
                        "has an unknown operator; known are "
                                + Stream.of(Operator.values())
                                        .map(Operator::word)
                                        .collect(Collectors.joining(", ")));
            }
            return operator.orElse(null);
        }

        private <V> void read(Given given, FilterField<T, V> field, Operator operator) {
            if (!field.operators().contains(operator) || !support.supports(field, operator)) {
                unsupported(
                        given.written(),
                        field.name(),
                        support.supports(field)
                                ? "cannot be compared with " + operator.word() + "; it can with " + operators(field)
                                : "this provider's " + operation.resource().name()
                                        + " cannot be filtered by it; they can by " + known());
                return;
            }
            if (criteria.stream()
                    .anyMatch(other -> other.field().name().equals(field.name()) && other.operator() == operator)) {
                problems.invalid(given.written(), "is given twice, in two spellings");
                return;
            }
            List<String> texts = operator == Operator.IN ? given.items() : given.values();
            if (texts.size() > 1 && operator != Operator.IN) {
                problems.invalid(
                        given.written(),
                        field.operators().contains(Operator.IN)
                                ? "must be given once; " + field.name() + "[in]=a,b would ask for one of several"
                                : "must be given once");
                return;
            }
            if (operator == Operator.EQ
                    && field.takesAll()
                    && texts.get(0).strip().equalsIgnoreCase(FilterField.ALL)) {
                if (field.unlessAsked().isPresent()) {
                    criteria.add(Criterion.any(field));
                }
                return;
            }
            try {
                List<V> values = texts.stream().map(field.type()::parse).toList();
                if (values.isEmpty()) {
                    problems.invalid(given.written(), "needs a value");
                } else {
                    criteria.add(new Criterion<>(field, operator, values));
                }
            } catch (IllegalArgumentException e) {
                problems.invalid(given.written(), e.getMessage() + (field.takesAll() ? ", or " + FilterField.ALL : ""));
            }
        }

        private boolean lacksAnother(Criterion<T, ?> criterion) {
            Optional<String> other = support.missingBeside(criterion.field(), criteria);
            other.ifPresent(name -> unsupported(
                    criterion.field().name(),
                    criterion.field().name(),
                    "can be used together with " + name + " only: without it, this provider's "
                            + operation.resource().name() + " do not tell what it looks at"));
            return other.isPresent();
        }

        private void unsupported(String written, String name, String message) {
            if (parameters.ignoreUnsupportedFilters()) {
                ignored.add(name);
            } else {
                problems.unsupported(
                        written, message + " (" + CallParameters.IGNORE_UNSUPPORTED + "=true leaves it out)");
            }
        }

        private <V> String operators(FilterField<T, V> field) {
            return field.operators().stream()
                    .filter(operator -> support.supports(field, operator))
                    .sorted()
                    .map(Operator::word)
                    .collect(Collectors.joining(", "));
        }

        private String known() {
            List<String> names = operation.filters().stream()
                    .filter(support::supports)
                    .map(FilterField::name)
                    .toList();
            return names.isEmpty() ? "none" : String.join(", ", names);
        }
    }

    /** {@code " (did you mean limit?)"}, or nothing when no name is near. */
    static String didYouMean(String given, List<String> known) {
        return Spelling.nearest(given, known)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** What is said of a parameter that nothing here knows. */
    static String unknown(Given given, Operation<?, ?> operation, List<String> own) {
        List<String> all =
                Stream.concat(own.stream(), CallParameters.NAMES.stream()).toList();
        return "is not a parameter of " + operation.id() + didYouMean(given.base(), all) + "; it has "
                + String.join(", ", all);
    }
}
