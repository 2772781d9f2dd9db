package io.hirelay.server.token;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of call that a token may make, written such as {@code GET /unified/ats/*}: a method or {@code *}, and a path in
 * which {@code *} stands for one segment and {@code **} at the end for all that follow. GET allows HEAD.
 *
 * @param path segments of the pattern
 */
public record AllowedCall(String method, List<String> path) {
    private static final String ANY = "*";
    private static final String REST = "**";
    private static final Set<String> METHODS = Set.of(ANY, "GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern FORM = Pattern.compile("(?<method>\\S+)\\s+/(?<path>\\S*)");

    public AllowedCall {
        Objects.requireNonNull(method, "method");
        path = List.copyOf(path);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static AllowedCall parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text, "must be a method and a path");
        }
        String method = matcher.group("method").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw wrong(text, "must begin with GET, POST, PUT, PATCH, DELETE or *");
        }
        List<String> path = List.of(matcher.group("path").split("/", -1));
        for (int i = 0; i < path.size(); i++) {
            check(text, path.get(i), i == path.size() - 1);
        }
        return new AllowedCall(method, path);
    }

    private static void check(String text, String segment, boolean last) {
        if (segment.isEmpty()) {
            throw wrong(text, "must not have empty segments, nor a slash at the end");
        }
        if (segment.equals(REST) && !last) {
            throw wrong(text, "can have ** at the end alone");
        }
        if (segment.contains(ANY) && !segment.equals(ANY) && !segment.equals(REST)) {
            throw wrong(text, "can have * for a whole segment alone");
        }
        if (!segment.matches("[A-Za-z0-9._~*@:+-]+")) {
            throw wrong(text, "must name paths as they are, without query or percent-encoding");
        }
    }

    private static IllegalArgumentException wrong(String text, String rule) {
        String shown = text.replaceAll("\\p{Cntrl}", "?");
        return new IllegalArgumentException("\"" + (shown.length() > 200 ? shown.substring(0, 200) + "…" : shown)
                + "\" " + rule + ", such as 'GET /unified/ats/*' or '* /unified/**'");
    }

    /**
     * Whether this is such a call.
     *
     * @param called HTTP method
     * @param segments decoded
     */
    boolean allows(String called, List<String> segments) {
        if (!method.equals(ANY) && !method.equals(called)) {
            return false;
        }
        boolean rest = path.get(path.size() - 1).equals(REST);
        int fixed = rest ? path.size() - 1 : path.size();
        if (rest ? segments.size() < fixed : segments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            String segment = segments.get(i);
            if (path.get(i).equals(ANY) ? segment.isEmpty() : !path.get(i).equals(segment)) {
                return false;
            }
        }
        return true;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return method + " /" + String.join("/", path);
    }
}
