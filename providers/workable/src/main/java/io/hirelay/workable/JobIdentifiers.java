package io.hirelay.workable;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Jobs by shortcode in any case, by the addresses of their public pages, of the API and of the web application, and by
 * Workable's hex id.
 */
final class JobIdentifiers {
    /** What shortcodes look like in current accounts; older ones look otherwise, as GROOV005. */
    private static final Pattern SHORTCODE = Pattern.compile("[0-9A-F]{10}");

    private static final String RIGHT = "a shortcode such as 9CD658E13E";

    private JobIdentifiers() {}

    /** The shortcode; one that looks like it is not asked for. */
    static String canonical(WorkableSession session, String given, Map<String, String> within, CallContext call) {
        if (Identifiers.isAddress(given)) {
            return fromAddress(session, given, call);
        }
        Identifiers.requirePlain(given, "job", RIGHT);
        return fromPlain(session, given, call);
    }

    private static String fromPlain(WorkableSession session, String given, CallContext call) {
        String upper = given.toUpperCase(Locale.ROOT);
        if (SHORTCODE.matcher(upper).matches()) {
            // A hex id of ten digits would look the same, without capitals: where the jobs are known, they decide.
            boolean surely = given.chars().anyMatch(Character::isUpperCase);
            return surely ? upper : session.jobIndex().shortcodeIfKnown(given).orElse(upper);
        }
        return session.jobIndex().shortcode(given, call).orElseThrow(() -> unknown(given, session, call));
    }

    private static String fromAddress(WorkableSession session, String given, CallContext call) {
        HttpUrl address = Identifiers.address(given)
                .orElseThrow(() ->
                        Identifiers.unresolved("is not an address of a job; " + RIGHT + " would be right", List.of()));
        Optional<String> named = Identifiers.following(address, "j")
                .or(() -> address.pathSegments().contains("v3")
                        ? Identifiers.following(address, "jobs")
                        : Optional.empty());
        if (named.isPresent()) {
            Identifiers.requirePlain(named.get(), "job", RIGHT);
            return fromPlain(session, named.get(), call);
        }
        if (address.pathSegments().contains("backend")) {
            throw Identifiers.applicationAddress(
                    "open the job's public page and copy the code behind /j/ in its address");
        }
        if (Identifiers.following(address, "jobs")
                .filter(part -> part.matches("\\d+"))
                .isEmpty()) {
            throw Identifiers.unresolved("is not an address of a job; " + RIGHT + " would be right", List.of());
        }
        String bare = address.newBuilder().query(null).fragment(null).build().toString();
        return session.jobIndex()
                .shortcodeAt(bare, call)
                .orElseThrow(() -> Identifiers.unresolved(
                        "is not the address of a job of this account; " + RIGHT + " would be right",
                        session.jobIndex().choices(call)));
    }

    /** That there is no such job, with those there are. */
    static InvalidRequestException unknown(String given, WorkableSession session, CallContext call) {
        return InvalidRequestException.unresolved(
                "job_id",
                "there is no job '" + given + "' in this Workable account",
                session.jobIndex().choices(call));
    }

    /**
     * Makes sure that a job exists for which a list came back empty: Workable lists nothing for a job that is not there.
     *
     * @throws InvalidRequestException when it does not
     */
    static void requireKnown(String shortcode, WorkableSession session, CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        boolean unknown = Tolerated.read(() -> Optional.of(session.pipelines()
                                .ofJob(shortcode, inTime)
                                .isEmpty()
                        && session.jobIndex().shortcode(shortcode, inTime).isEmpty()))
                .orElse(false);
        if (unknown) {
            throw unknown(shortcode, session, call);
        }
    }
}
