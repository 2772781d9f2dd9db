package io.hirelay.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers everything that is wrong with one input, so that it is told at once. For one thread. */
public final class Findings {
    private final List<Found> found;
    private final String prefix;

    private record Found(Failure failure, ErrorCode code, List<Choice> choices) {}

    public Findings() {
        this(new ArrayList<>(), "");
    }

    private Findings(List<Found> found, String prefix) {
        this.found = found;
        this.prefix = prefix;
    }

    /** The same findings for those who know only a part of the input: names are put behind {@code part} and a dot. */
    public Findings under(String part) {
        return new Findings(found, prefix + part + ".");
    }

    /** @param message what is wrong and what would be right; never a value that may be personal */
    public void add(String field, String message) {
        found.add(new Found(new Failure(prefix + field, message), ErrorCode.REQUEST_VALIDATION_FAILED, List.of()));
    }

    /** The same, with what would have been understood. */
    public void add(String field, String message, List<Choice> choices) {
        found.add(new Found(new Failure(prefix + field, message), ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, choices));
    }

    /** What {@code resolver} answers; what it finds wrong is told of {@code field}. */
    public <T> Optional<T> resolve(String field, Supplier<T> resolver) {
        try {
            return Optional.of(resolver.get());
        } catch (InvalidRequestException e) {
            if (e.providerFailure().isPresent()) {
                throw e;
            }
            for (Failure failure : e.failures()) {
                found.add(new Found(new Failure(prefix + field, failure.message()), e.code(), e.choices()));
            }
            return Optional.empty();
        }
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** Whether something is wrong with this field, or with a part of it. */
    public boolean has(String field) {
        String path = prefix + field;
        return found.stream().anyMatch(each -> {
            String other = each.failure().field();
            return other.equals(path) || other.startsWith(path + ".") || other.startsWith(path + "[");
        });
    }

    /** Everything found so far. */
    public List<Failure> failures() {
        return found.stream().map(Found::failure).toList();
    }

    /**
     * @throws InvalidRequestException with everything that was found; its code is that of a wrong identifier when
     *     nothing else is wrong
     */
    public void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        ErrorCode code = found.stream().map(Found::code).distinct().count() == 1
                ? found.get(0).code()
                : ErrorCode.REQUEST_VALIDATION_FAILED;
        InvalidRequestException all = InvalidRequestException.of(code, failures());
        throw new InvalidRequestException(
                code,
                String.valueOf(all.getMessage()),
                all.failures(),
                found.stream()
                        .flatMap(each -> each.choices().stream())
                        .distinct()
                        .toList());
    }
}
