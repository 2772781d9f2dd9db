package io.hirelay.workable;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Candidates, and so applications, by hex id in any case and by the API's address of a candidate. The web application's
 * addresses are refused: their numbers are not ids.
 */
final class CandidateIdentifiers {
    private static final String RIGHT = "an id such as 27270275";

    private CandidateIdentifiers() {}

    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        if (!Identifiers.isAddress(given)) {
            return plain(given);
        }
        HttpUrl address = Identifiers.address(given).orElseThrow(() -> notOne());
        if (address.pathSegments().contains("backend")) {
            throw Identifiers.applicationAddress(
                    "find the candidate by e-mail address or in the list of the job, and take its id");
        }
        if (!address.pathSegments().contains("v3")) {
            throw notOne();
        }
        return plain(Identifiers.following(address, "candidates").orElseThrow(() -> notOne()));
    }

    /** That there is no such candidate, for an id that stands in a query or a body. */
    static InvalidRequestException unknown(String given) {
        return InvalidRequestException.unresolved(
                "candidate_id", "there is no candidate '" + given + "' in this Workable account", List.of());
    }

    private static String plain(String given) {
        if (given.toLowerCase(Locale.ROOT).matches("/?backend/.*")) {
            throw Identifiers.applicationAddress("take the id from the list of candidates");
        }
        Identifiers.requirePlain(given, "candidate", RIGHT);
        return given.matches("[0-9A-Fa-f]+") ? given.toLowerCase(Locale.ROOT) : given;
    }

    private static InvalidRequestException notOne() {
        return Identifiers.unresolved(
                "is not the API's address of a candidate; " + RIGHT
                        + " would be right, or https://acme.workable.com/spi/v3/candidates/27270275",
                List.of());
    }
}
