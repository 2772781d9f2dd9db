package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.ListRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists that lie under one candidate or one job, which a filter names. */
final class OneOf {
    private OneOf() {}

    /**
     * The one id a filter names; empty when it is not given.
     *
     * @throws InvalidRequestException when it names several: Workable would have to be asked for each
     */
    static <T extends Unified> Optional<String> id(ListRequest<T> request, FilterField<T, String> filter) {
        Optional<String> id = request.value(filter);
        boolean given = request.filters().stream()
                .anyMatch(criterion -> criterion.field().name().equals(filter.name()));
        if (given && id.isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_UNSUPPORTED_FILTER, filter.name(), "takes one id here: list each on its own");
        }
        return id;
    }

    /**
     * Reads what lies under a candidate.
     *
     * @throws InvalidRequestException when there is no such candidate: it is the filter that is wrong
     */
    static <R> R underCandidate(String candidate, Supplier<R> read) {
        try {
            return read.get();
        } catch (NotFoundException e) {
            throw CandidateIdentifiers.unknown(candidate);
        }
    }

    /**
     * Reads what lies under a job.
     *
     * @throws InvalidRequestException when there is no such job, naming those there are
     */
    static <R> R underJob(String job, WorkableSession session, CallContext call, Supplier<R> read) {
        try {
            return read.get();
        } catch (NotFoundException e) {
            throw JobIdentifiers.unknown(job, session, call);
        }
    }
}
