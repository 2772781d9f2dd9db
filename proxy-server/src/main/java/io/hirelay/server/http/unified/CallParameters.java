package io.hirelay.server.http.unified;

import io.hirelay.json.Projection;
import io.hirelay.model.Shape;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters that every unified read has.
 *
 * @param remoteQuery in the provider's own words
 * @param others parameters that are none of these, left for whoever knows the operation
 */
record CallParameters(
        OptionalInt limit,
        Optional<String> cursor,
        ResponseFormat format,
        Projection projection,
        Optional<String> keyBy,
        Set<String> expand,
        Map<String, List<String>> remoteQuery,
        boolean ignoreUnsupportedFilters,
        List<Given> others) {
    static final String ACCOUNT = Target.ACCOUNT;
    static final String LIMIT = "limit";
    static final String CURSOR = "next_cursor";
    static final String FORMAT = "truto_response_format";
    static final String KEY_BY = "truto_key_by";
    static final String IGNORE_REMOTE_DATA = "truto_ignore_remote_data";
    static final String EXCLUDE_FIELDS = "truto_exclude_fields";
    static final String FIELDS = "fields";
    static final String EXPAND = "expand";
    static final String REMOTE_QUERY = "remote_query";
    static final String IGNORE_UNSUPPORTED = "ignore_unsupported_filters";

    /** Understood by those who change over from elsewhere; they change nothing here. */
    static final List<String> WITHOUT_EFFECT =
            List.of("truto_ignore_limit", "truto_super_query", "truto_skip_api_call", "truto_body_passthrough");

    static final List<String> NAMES = List.of(
            ACCOUNT,
            LIMIT,
            CURSOR,
            FORMAT,
            KEY_BY,
            IGNORE_REMOTE_DATA,
            EXCLUDE_FIELDS,
            FIELDS,
            EXPAND,
            REMOTE_QUERY,
            IGNORE_UNSUPPORTED);

    /** Those of {@link #NAMES} that an operation has which is neither a list nor a get. */
    static final List<String> OF_ACTIONS = List.of(ACCOUNT, FORMAT, IGNORE_REMOTE_DATA, EXCLUDE_FIELDS, FIELDS);

    /** Reads those that every read has; what is wrong is added to {@code problems}. */
    static CallParameters read(List<Given> all, Operation<?, ?> operation, Shape<?> shape, Problems problems) {
        return new Reader(all, operation, shape, NAMES, problems).read();
    }

    /**
     * Reads those that other operations have.
     *
     * @param shape of what is answered; empty where that is bytes
     */
    static CallParameters ofAction(
            List<Given> all, Operation<?, ?> operation, Optional<Shape<?>> shape, Problems problems) {
        Shape<?> shown = shape.orElseGet(() -> Shape.of(operation.resource().type()));
        Reader reader = new Reader(all, operation, shown, OF_ACTIONS, problems);
        reader.bytes = shape.isEmpty();
        return reader.read();
    }

    private static final class Reader {
        private final Map<String, Given> plain = new LinkedHashMap<>();
        private final Map<String, List<String>> remoteQuery = new LinkedHashMap<>();
        private final List<Given> others;
        private final Operation<?, ?> operation;
        private final Shape<?> shape;
        private final List<String> names;
        private final Problems problems;
        private boolean bytes;

        Reader(List<Given> all, Operation<?, ?> operation, Shape<?> shape, List<String> names, Problems problems) {
            this.operation = operation;
            this.shape = shape;
            this.names = names;
            this.problems = problems;
            this.others = all.stream().filter(given -> !take(given)).toList();
        }

        private boolean take(Given given) {
            if (given.base().equals(REMOTE_QUERY) && names.contains(REMOTE_QUERY)) {
                if (given.plain()) {
                    problems.invalid(REMOTE_QUERY, "needs a name in brackets, such as remote_query[state]=published");
                } else {
                    String name = given.path().get(0)
                            + given.path().stream()
                                    .skip(1)
                                    .map(part -> "[" + part + "]")
                                    .collect(Collectors.joining());
                    remoteQuery.put(name, given.values());
                }
                return true;
            }
            if (given.plain() && (names.contains(given.base()) || WITHOUT_EFFECT.contains(given.base()))) {
                plain.put(given.base(), given);
                return true;
            }
            return false;
        }

        CallParameters read() {
            return new CallParameters(
                    limit(),
                    one(CURSOR),
                    format(),
                    projection(),
                    keyBy(),
                    new LinkedHashSet<>(items(EXPAND)),
                    remoteQuery,
                    flag(IGNORE_UNSUPPORTED),
                    others);
        }

        /** A parameter of one value; an empty one counts as not given. */
        private Optional<String> one(String name) {
            Given given = plain.get(name);
            if (given == null) {
                return Optional.empty();
            }
            if (given.values().size() > 1 || given.array()) {
                problems.invalid(name, "must be given once and takes one value");
                return Optional.empty();
            }
            return given.values().stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }

        private List<String> items(String name) {
            Given given = plain.get(name);
            return given == null ? List.of() : given.items();
        }

        private OptionalInt limit() {
            Optional<String> text = one(LIMIT);
            if (text.isEmpty()) {
                return OptionalInt.empty();
            }
            String digits = text.get();
            if (digits.matches("[0-9]{1,3}")) {
                int limit = Integer.parseInt(digits);
                if (limit >= 1 && limit <= ListRequest.LARGEST_LIMIT) {
                    return OptionalInt.of(limit);
                }
            }
            problems.invalid(LIMIT, "must be a whole number from 1 to " + ListRequest.LARGEST_LIMIT);
            return OptionalInt.empty();
        }

        private ResponseFormat format() {
            Optional<String> text = one(FORMAT);
            if (text.isEmpty()) {
                return ResponseFormat.UNIFIED;
            }
            Optional<ResponseFormat> format = Arrays.stream(ResponseFormat.values())
                    .filter(known -> known.word().equals(text.get().toLowerCase(Locale.ROOT)))
                    .findFirst();
            if (format.isEmpty()) {
                problems.invalid(FORMAT, "must be one of unified, raw, normalized, debug, stream");
            } else if (bytes && !ResponseFormat.OF_BYTES.contains(format.get())) {
                problems.invalid(FORMAT, operation.id() + " answers bytes: stream would be right");
            } else if (!bytes && format.get() == ResponseFormat.STREAM) {
                problems.invalid(
                        FORMAT,
                        "stream is for methods that answer bytes, and " + operation.id()
                                + " answers records: unified, raw, normalized or debug would be right");
            }
            return format.orElse(ResponseFormat.UNIFIED);
        }

        private boolean flag(String name) {
            Optional<String> text = one(name).map(value -> value.toLowerCase(Locale.ROOT));
            if (text.isPresent() && !Set.of("true", "false", "1", "0").contains(text.get())) {
                problems.invalid(name, "must be true or false");
            }
            return text.filter(value -> value.equals("true") || value.equals("1"))
                    .isPresent();
        }

        private Projection projection() {
            List<String> wanted = items(FIELDS);
            wanted.stream()
                    .filter(name -> shape.field(name).isEmpty())
                    .forEach(name -> problems.invalid(FIELDS, noField(name)));
            return new Projection(
                    wanted.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(wanted)),
                    Set.copyOf(items(EXCLUDE_FIELDS)), // leaving out what is not there is no mistake
                    !flag(IGNORE_REMOTE_DATA));
        }

        private Optional<String> keyBy() {
            Optional<String> name = one(KEY_BY);
            if (name.isPresent() && !KeyedBy.possible(shape, name.get())) {
                problems.invalid(
                        KEY_BY,
                        "must name a field with a single plain value, such as "
                                + String.join(", ", KeyedBy.fields(shape)));
                return Optional.empty();
            }
            return name;
        }

        private String noField(String name) {
            return "'" + name + "' is no field of " + operation.resource() + Filters.didYouMean(name, names())
                    + "; it has " + String.join(", ", names());
        }

        private List<String> names() {
            return shape.fields().stream().map(Shape.Field::name).toList();
        }
    }
}
