package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a call goes at its provider: what stands behind the account, as it is, under the provider's base address. What
 * could lead elsewhere is refused, however it is written and however often a server in between decodes it; everything
 * else keeps its spelling.
 */
final class ProviderPath {
    /** Some servers decode once more than they should, and some what stands behind them again. */
    private static final int READINGS = 3;

    private static final int DELETE = 0x7f;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    /** What can neither end a segment nor be part of something that is read otherwise than it is written. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = '!'; c < DELETE; c++) {
            PLAIN[c] = "%;@:\\?#./".indexOf(c) < 0;
        }
    }

    private ProviderPath() {}

    /**
     * The target to be asked for, in origin form: path and query.
     *
     * @param base the provider's base address; what it has for a path comes first
     * @param rest path and query behind the account as they came over the wire, each character one byte; empty, or
     *     beginning with a slash or a question mark
     * @throws InvalidRequestException when it could lead out of the base address, or cannot be sent
     */
    static String target(URI base, String rest) {
        int question = check(rest);
        String path = base.getRawPath();
        if (path == null || path.isEmpty() || path.equals("/")) {
            return question == 0 ? "/" + rest : rest;
        }
        if (question == 0) {
            return path + rest;
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) + rest : path + rest;
    }

    /**
     * Whether a path and query lead nowhere but under the base.
     *
     * @return how long the path is; the query's question mark, if there is one, follows
     */
    static int check(String rest) {
        int length = rest.length();
        boolean plain = true;
        char before = 0;
        int at = 0;
        for (; at < length; at++) {
            char c = rest.charAt(at);
            if (c == '?') {
                break;
            }
            if (c >= PLAIN.length || !PLAIN[c]) {
                plain &= c == '/' ? before != '/' : c == '.' && before != '.';
            }
            before = c;
        }
        if (at > 0 && rest.charAt(0) != '/') {
            throw wrong("begins with a slash behind the account");
        }
        for (int i = at; i < length; i++) {
            char c = rest.charAt(i);
            if (c <= ' ' || c == '#' || c == DELETE || c > 0xff) {
                throw wrong("holds no space, control character or # in its query; percent-encode it");
            }
        }
        if (!plain) {
            lookCloser(rest.substring(0, at));
        }
        return at;
    }

    /** The segments of a path, each decoded once. */
    static List<String> segments(String path) {
        return path.isEmpty()
                ? List.of()
                : Stream.of(path.substring(1).split("/", -1))
                        .map(segment -> decoded(segment, false))
                        .toList();
    }

    /** The segments that are left for whoever decodes all there is, strips parameters and takes several slashes for one. */
    static List<String> tidied(String path) {
        String read = path;
        for (int times = 0; times <= READINGS; times++) {
            read = withoutLongForms(decoded(read, false));
        }
        return Stream.of(read.split("/"))
                .map(ProviderPath::name)
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
    }

    private static void lookCloser(String path) {
        if (path.indexOf('#') >= 0 || path.indexOf(' ') >= 0) {
            throw wrong("holds neither # nor a space; percent-encode them as %23 and %20");
        }
        String read = path;
        for (int times = 0; times <= READINGS; times++) {
            read = withoutLongForms(read);
            check(List.of(read.split("/", -1)), read);
            String again = decoded(read, times == 0);
            if (again.equals(read)) {
                return;
            }
            read = again;
        }
    }

    private static void check(List<String> segments, String path) {
        if (path.chars().anyMatch(c -> c < ' ' || c == DELETE || c == '\\' || c > 0xff)) {
            throw wrong("holds no backslash and no control character, encoded or not");
        }
        if (segments.stream().anyMatch(segment -> name(segment).equals(".."))) {
            throw wrong("has no segment .., encoded or not");
        }
        int last = segments.size() - 1;
        int first = 1;
        while (first < last && name(segments.get(first)).equals(".")) {
            first++;
        }
        String segment = segments.get(first);
        if (first < last && name(segment).isEmpty()) {
            throw wrong("begins with one slash and a name, not with several slashes, encoded or not");
        }
        if (segment.indexOf('@') >= 0) {
            throw wrong("begins with no user, nor anything else with an @, encoded or not");
        }
        if (first < last && SCHEME.matcher(segment).matches()) {
            throw wrong("is relative to the provider's base address, no address of its own");
        }
    }

    /** A segment without its parameters, and without what a decoded question mark or fragment begins. */
    private static String name(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == ';' || c == '?' || c == '#') {
                return segment.substring(0, i);
            }
        }
        return segment;
    }

    /** @param strict whether what is no encoding is refused instead of left as it is */
    static String decoded(String text, boolean strict) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : hex(text.charAt(i + 2));
            if (low >= 0) {
                decoded.append((char) (high << 4 | low));
                i += 2;
            } else if (c == '%' && strict) {
                throw wrong("must be percent-encoded: a % is followed by two hex digits, and % itself is %25");
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** ASCII in more bytes than it needs is no UTF-8, but some read it all the same. */
    private static String withoutLongForms(String bytes) {
        if (bytes.chars().noneMatch(c -> c >= 0xc0)) {
            return bytes;
        }
        StringBuilder shorter = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            int more = longForm(bytes, i);
            if (more == 0) {
                shorter.append(bytes.charAt(i));
            } else {
                i += more;
                shorter.append((char) ((bytes.charAt(i - 1) & 1) << 6 | bytes.charAt(i) & 0x3f));
            }
        }
        return shorter.toString();
    }

    /** How many bytes follow the first of an ASCII character that is written too long; none when it is something else. */
    private static int longForm(String bytes, int at) {
        int first = bytes.charAt(at);
        int more = first == 0xc0 || first == 0xc1 ? 1 : first == 0xe0 ? 2 : first == 0xf0 ? 3 : 0;
        for (int i = 1; i <= more; i++) {
            int next = at + i < bytes.length() ? bytes.charAt(at + i) : 0;
            int most = i == more ? 0xbf : i == more - 1 ? 0x81 : 0x80;
            if (next < 0x80 || next > most) {
                return 0;
            }
        }
        return more;
    }

    private static InvalidRequestException wrong(String rule) {
        return InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID,
                "path",
                "does not stay under the provider's base address, or cannot be sent: it " + rule);
    }
}
