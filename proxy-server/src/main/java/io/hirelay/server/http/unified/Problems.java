package io.hirelay.server.http.unified;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the parameters of one call; told all at once, one kind after the other. Not thread-safe. */
final class Problems {
    /** In the order in which a caller has to put them right. */
    private static final List<ErrorCode> ORDER = List.of(
            ErrorCode.REQUEST_UNKNOWN_PARAMETER,
            ErrorCode.REQUEST_INVALID_PARAMETER,
            ErrorCode.REQUEST_UNSUPPORTED_FILTER);

    private final Map<ErrorCode, List<Failure>> byCode = new EnumMap<>(ErrorCode.class);

    void unknown(String field, String message) {
        add(ErrorCode.REQUEST_UNKNOWN_PARAMETER, field, message);
    }

    void invalid(String field, String message) {
        add(ErrorCode.REQUEST_INVALID_PARAMETER, field, message);
    }

    void unsupported(String field, String message) {
        add(ErrorCode.REQUEST_UNSUPPORTED_FILTER, field, message);
    }

    private void add(ErrorCode code, String field, String message) {
        byCode.computeIfAbsent(code, key -> new ArrayList<>()).add(new Failure(field, message));
    }

    /** @throws InvalidRequestException when there are any */
    void throwIfAny() {
        for (ErrorCode code : ORDER) {
            List<Failure> failures = byCode.get(code);
            if (failures != null) {
                throw InvalidRequestException.of(code, failures);
            }
        }
    }
}
