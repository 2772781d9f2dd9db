package io.hirelay.server.passthrough;

import io.hirelay.error.InvalidRequestException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An absolute address in a JSON text, as far as it is under a provider's base address.
 *
 * @param rest what comes behind the base address, decoded: path and query, and a fragment if there is one
 * @param restAt where that begins in the text as it is spelled
 */
record LinkAddress(String rest, int restAt) {
    private static final int UNICODE_DIGITS = 4;

    /** Stands for what is not ASCII: an address that is sent has none of it. */
    private static final char OTHER = 'x';

    /**
     * Reads the text between two quotes.
     *
     * @param anyHost whether the host may be another one than the base's: some providers have several names
     * @return null when it is no such address
     */
    static @Nullable LinkAddress of(byte[] bytes, int from, int to, URI base, boolean anyHost) {
        if (to - from > LinkScan.LONGEST_LINK || to - from < "http://h".length() || !mayBegin(bytes[from])) {
            return null;
        }
        Spelling text = Spelling.of(bytes, from, to);
        if (text == null) {
            return null;
        }
        String address = text.decoded();
        int host = address.indexOf("://") + 3;
        String scheme = host < 3 ? "" : address.substring(0, host - 3).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        int path = end(address, host);
        String authority = address.substring(host, path);
        if (authority.isEmpty() || authority.indexOf('@') >= 0 || !anyHost && !isHostOf(base, scheme, authority)) {
            return null;
        }
        String prefix = prefix(base);
        int rest = path + prefix.length();
        if (!address.startsWith(prefix, path) || rest < address.length() && "/?#".indexOf(address.charAt(rest)) < 0) {
            return null;
        }
        LinkAddress found = new LinkAddress(address.substring(rest), text.at(rest));
        return found.canBeFollowed() ? found : null;
    }

    /** Path and query, without what is never sent. */
    String target() {
        int fragment = rest.indexOf('#');
        return fragment < 0 ? rest : rest.substring(0, fragment);
    }

    private boolean canBeFollowed() {
        try {
            ProviderPath.check(target());
            return true;
        } catch (InvalidRequestException leavesTheBase) {
            return false;
        }
    }

    private static boolean mayBegin(byte first) {
        return (first | 0x20) == 'h' || first == '\\';
    }

    private static int end(String address, int from) {
        int at = from;
        while (at < address.length() && "/?#\\".indexOf(address.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String prefix(URI base) {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static boolean isHostOf(URI base, String scheme, String authority) {
        return scheme.equalsIgnoreCase(base.getScheme())
                && withPort(scheme, authority).equalsIgnoreCase(withPort(scheme, base.getRawAuthority()));
    }

    private static String withPort(String scheme, String authority) {
        boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
        return hasPort ? authority : authority + (scheme.equals("https") ? ":443" : ":80");
    }

    /** A JSON text without its escapes. @param places where each of its characters begins */
    private record Spelling(String decoded, int[] places) {
        static @Nullable Spelling of(byte[] bytes, int from, int to) {
            StringBuilder decoded = new StringBuilder(to - from);
            int[] places = new int[to - from + 1];
            int at = from;
            while (at < to) {
                places[decoded.length()] = at;
                byte b = bytes[at++];
                if (b != '\\') {
                    decoded.append(b >= 0 ? (char) b : OTHER);
                    continue;
                }
                char escape = at < to ? (char) bytes[at++] : 0;
                switch (escape) {
                    case '/', '"', '\\' -> decoded.append(escape);
                    case 'u' -> {
                        int code = hex(bytes, at, to);
                        if (code < 0) {
                            return null;
                        }
                        decoded.append(code < 0x80 ? (char) code : OTHER);
                        at += UNICODE_DIGITS;
                    }
                    default -> {
                        return null; // no address holds what else can be escaped
                    }
                }
            }
            places[decoded.length()] = to;
            return new Spelling(decoded.toString(), places);
        }

        int at(int index) {
            return places[index];
        }

        private static int hex(byte[] bytes, int from, int to) {
            if (from + UNICODE_DIGITS > to) {
                return -1;
            }
            int code = 0;
            for (int i = from; i < from + UNICODE_DIGITS; i++) {
                int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
                if (digit < 0) {
                    return -1;
                }
                code = code << 4 | digit;
            }
            return code;
        }
    }
}
