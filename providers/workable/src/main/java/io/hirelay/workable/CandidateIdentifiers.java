package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.CandidateDto;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Candidates, and so applications, by hex id in any case and by the API's address of a candidate. The web application's
 * addresses are refused: their numbers are not ids.
 */
final class CandidateIdentifiers {
    private static final String FIELD = "candidate_id";
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
                FIELD, "there is no candidate '" + given + "' in this Workable account", List.of());
    }

    /** The id of a candidate whom a body names; empty when it can be none. */
    static Optional<String> inBody(WorkableSession session, String given, Findings findings, CallContext call) {
        return findings.resolve(FIELD, () -> canonical(session, given.strip(), Map.of(), call));
    }

    /** The profile of a candidate whom a body names; empty when there is none. */
    static Optional<Native<CandidateDto>> profileInBody(
            WorkableSession session, String given, Findings findings, CallContext call) {
        return inBody(session, given, findings, call)
                .flatMap(id -> findings.resolve(
                        FIELD,
                        () -> Parents.underCandidate(
                                id, () -> Candidates.profile(session, id, call, RemoteQuery.NONE))));
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
