package io.hirelay.conformance;

import io.hirelay.mapping.FieldPlan;
import io.hirelay.model.RawJson;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Operator;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Registration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a provider covers of the catalogue, as it declares and as it is seen. */
public record Coverage(List<Entry> operations) {
    private static final int GOT = 12;

    public Coverage {
        operations = List.copyOf(operations);
    }

    /**
     * One operation of the catalogue.
     *
     * @param id such as {@code ats.jobs.list}
     * @param supported whether the provider registers it
     * @param records how many were looked at
     */
    public record Entry(String id, boolean supported, int records, List<Field> fields, List<Filter> filters) {
        public Entry {
            fields = List.copyOf(fields);
            filters = List.copyOf(filters);
        }
    }

    /**
     * A field of the operation's records.
     *
     * @param when in words: always, with which expand at what cost, or never
     * @param planned whether this operation loads it, asked in the right way
     * @param seen how many records had a value
     * @param note why none had, as the fixture says it; empty otherwise
     */
    public record Field(String name, String when, boolean planned, int seen, String note) {}

    /**
     * A filter of a list.
     *
     * @param how in words, with the operators
     */
    public record Filter(String name, String how, boolean required) {}

    static Coverage of(Trial trial) {
        List<Entry> entries = new ArrayList<>();
        for (Operation<?, ?> operation : Catalogue.operations()) {
            entries.add(trial.provider().registrations().stream()
                    .filter(registration -> registration.operation().id().equals(operation.id()))
                    .findFirst()
                    .<Entry>map(registration -> entry(trial, registration))
                    .orElseGet(() -> new Entry(operation.id(), false, 0, List.of(), List.of())));
        }
        return new Coverage(entries);
    }

    private static Entry entry(Trial trial, Registration<?> registration) {
        String id = registration.operation().id();
        if (registration instanceof Registration.Lists<?, ?> list) {
            return list(trial, list);
        }
        if (registration instanceof Registration.Gets<?, ?> get) {
            List<Unified> got = new ArrayList<>();
            for (Walk<?> walk : trial.survey().walks()) {
                if (walk.operation()
                        .resource()
                        .id()
                        .equals(get.operation().resource().id())) {
                    got.addAll(got(trial, walk));
                }
            }
            return new Entry(id, true, got.size(), fields(trial, id, get.fields(), got, false), List.of());
        }
        if (registration instanceof Registration.Writes<?, ?, ?> write) {
            return write(trial, write);
        }
        return new Entry(id, true, 0, List.of(), List.of());
    }

    /** Of a write the fields are those of its input, and the records the samples that try it. */
    private static Entry write(Trial trial, Registration.Writes<?, ?, ?> write) {
        String id = write.operation().id();
        List<Sample<?, ?>> samples = new Writing(trial)
                .samples().stream()
                        .filter(sample -> sample.operation().id().equals(id))
                        .toList();
        List<Field> fields = new ArrayList<>();
        for (Shape.Field field : Shape.of(write.operation().input()).fields()) {
            String refused = write.support().refused().get(field.name());
            int seen = (int) samples.stream()
                    .filter(sample -> sample.given().contains(field))
                    .count();
            fields.add(new Field(
                    field.name(),
                    refused == null ? "taken" : "refused: " + refused,
                    refused == null,
                    seen,
                    trial.fixture().unwritten().getOrDefault(id + "." + field.name(), "")));
        }
        return new Entry(id, true, samples.size(), fields, List.of());
    }

    private static <T extends Unified> List<T> got(Trial trial, Walk<T> walk) {
        List<T> got = new ArrayList<>();
        trial.survey()
                .getOf(walk)
                .ifPresent(get -> trial.survey()
                        .sample(walk, GOT)
                        .forEach(row -> got.add(get.of(trial, row.id().toString()))));
        return got;
    }

    private static <T extends Unified> Entry list(Trial trial, Registration.Lists<?, T> list) {
        List<Unified> rows = new ArrayList<>();
        trial.survey().walks(list).forEach(walk -> rows.addAll(trial.survey().expanded(walk)));
        return new Entry(
                list.operation().id(),
                true,
                rows.size(),
                fields(trial, list.operation().id(), list.support().fields(), rows, true),
                filters(list));
    }

    private static List<Field> fields(
            Trial trial, String operation, FieldPlan<?> plan, List<? extends Unified> records, boolean list) {
        Map<String, Integer> seen = new HashMap<>();
        for (Unified record : records) {
            for (Shape.Field field : Shape.of(record.getClass()).fields()) {
                if (hasValue(field.in(record))) {
                    seen.merge(field.name(), 1, Integer::sum);
                }
            }
        }
        return plan.fields().stream()
                .map(field -> new Field(
                        field.name(),
                        when(field, list),
                        list ? field.list() || !field.expand().isEmpty() : field.get(),
                        seen.getOrDefault(field.name(), 0),
                        trial.fixture().unseenFields().getOrDefault(operation + "." + field.name(), "")))
                .toList();
    }

    private static String when(FieldPlan.Support field, boolean list) {
        if (!field.any()) {
            return "never";
        }
        if (!list || field.list()) {
            return "always";
        }
        return field.expand().isEmpty()
                ? "on get"
                : "expand=" + String.join(" or ", new TreeSet<>(field.expand())) + " (" + field.cost() + " a record)";
    }

    private static <T extends Unified> List<Filter> filters(Registration.Lists<?, T> list) {
        ListSupport<T> support = list.support();
        List<Filter> filters = new ArrayList<>();
        for (FilterField<T, ?> filter : list.operation().filters()) {
            Set<Operator> natively = support.natively().getOrDefault(filter.name(), Set.of());
            List<String> operators = new ArrayList<>();
            filter.operators().stream().sorted().forEach(operator -> {
                if (support.supports(filter, operator)) {
                    operators.add(
                            operator.word() + (natively.contains(operator) ? " by the provider" : " by the core"));
                }
            });
            filters.add(new Filter(
                    filter.name(),
                    operators.isEmpty() ? "unsupported" : String.join(", ", operators),
                    support.required().contains(filter.name())));
        }
        return filters;
    }

    /** Whether there is anything: false for nothing, an empty list and JSON's null. */
    static boolean hasValue(Object value) {
        return !(value instanceof Optional<?> optional && optional.isEmpty())
                && !(value instanceof List<?> list && list.isEmpty())
                && !value.equals(RawJson.NULL);
    }
}
