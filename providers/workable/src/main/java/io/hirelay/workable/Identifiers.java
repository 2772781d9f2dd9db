package io.hirelay.workable;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What all kinds of identifiers have in common: addresses that people paste, and shapes that are never sent. */
final class Identifiers {
    /** The engine tells failures under the name the caller used. */
    static final String FIELD = "id";

    private static final int LONGEST = 200;

    private Identifiers() {}

    /** Whether it is an address and not a bare identifier; the scheme may be missing. */
    static boolean isAddress(String given) {
        String text = given.toLowerCase(Locale.ROOT);
        return text.startsWith("https://")
                || text.startsWith("http://")
                || text.matches("[a-z0-9.-]+\\.[a-z]+(:\\d+)?/.*");
    }

    /** The address, if it is one of the web. */
    static Optional<HttpUrl> address(String given) {
        String text = given.toLowerCase(Locale.ROOT).startsWith("http") ? given : "https://" + given;
        return Optional.ofNullable(HttpUrl.parse(text));
    }

    /** The part of the path that follows this one. */
    static Optional<String> following(HttpUrl address, String part) {
        List<String> path = address.pathSegments();
        int at = path.indexOf(part);
        return at >= 0 && at + 1 < path.size() && !path.get(at + 1).isBlank()
                ? Optional.of(path.get(at + 1))
                : Optional.empty();
    }

    /**
     * Refuses what no identifier of Workable looks like, so that it is never sent.
     *
     * @throws InvalidRequestException when it is anything but letters, digits, hyphens and underscores
     */
    static void requirePlain(String given, String what, String right) {
        if (given.length() > LONGEST || !given.matches("[\\p{Alnum}_-]+")) {
            throw InvalidRequestException.unresolved(
                    FIELD, "is no " + what + "; " + right + " would be one", List.of());
        }
    }

    /** Addresses of the web application hold numbers of its own, which no API call understands. */
    static InvalidRequestException applicationAddress(String what) {
        return InvalidRequestException.of(
                ErrorCode.REQUEST_VALIDATION_FAILED,
                FIELD,
                "is an address of Workable's web application, whose numbers are not the ids of its API: " + what);
    }

    static InvalidRequestException unresolved(String message, List<Choice> choices) {
        return InvalidRequestException.unresolved(FIELD, message, choices);
    }
}
