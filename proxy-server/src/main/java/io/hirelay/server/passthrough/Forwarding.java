package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.AuthHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which headers pass. What concerns one connection alone ends here (RFC 9110, 7.6.1), and so do lengths and codings of
 * transfer, which whoever carries the body sets anew; the caller's credentials and whereabouts do not reach the provider,
 * nor does the provider's credential reach the caller. Everything else keeps its order, its repetitions and its values.
 */
final class Forwarding {
    private static final String VIA = "1.1 hirelay";

    private static final AsciiString OURS = AsciiString.cached("x-hirelay-");
    private static final AsciiString PROXY = AsciiString.cached("proxy-");
    private static final AsciiString FORWARDED = AsciiString.cached("x-forwarded-");
    private static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");

    /** By length, so that most names are compared with none. In requests. */
    private static final AsciiString[][] NOT_SENT = byLength(
            "te",
            "host",
            "cookie",
            "cookie2",
            "expect",
            "trailer",
            "upgrade",
            "forwarded",
            "x-real-ip",
            "connection",
            "keep-alive",
            "authorization",
            "content-length",
            "http2-settings",
            "transfer-encoding");

    /** The same in answers. */
    private static final AsciiString[][] NOT_ANSWERED = byLength(
            "te",
            "trailer",
            "upgrade",
            "connection",
            "keep-alive",
            "set-cookie",
            "set-cookie2",
            "content-length",
            "http2-settings",
            "transfer-encoding");

    /** What tells of the bytes of a body that are no longer the same. */
    private static final AsciiString[][] OF_BYTES =
            byLength("digest", "content-md5", "repr-digest", "accept-ranges", "content-digest");

    /** RFC 9110, 5.6.2. */
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 0x7f; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    private Forwarding() {}

    /**
     * The headers of a request to a provider.
     *
     * @param to empty
     * @param credential wins over what the caller has sent under the same name
     * @param rewrites whether the answer may have to be read: then it can come only in codings that can be
     * @throws InvalidRequestException when one cannot be sent as it is
     */
    static void request(HttpHeaders from, HttpHeaders to, AuthHeaders credential, String host, boolean rewrites) {
        to.set(HttpHeaderNames.HOST, host);
        List<String> named = named(from);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = from.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (!isIn(NOT_SENT, name)
                    && !startsWith(name, PROXY)
                    && !startsWith(name, OURS)
                    && !startsWith(name, FORWARDED)
                    && !isIn(named, name)
                    && !(rewrites && HttpHeaderNames.ACCEPT_ENCODING.contentEqualsIgnoreCase(name))) {
                if (!isWellFormed(name, header.getValue())) {
                    throw InvalidRequestException.of(
                            ErrorCode.REQUEST_INVALID,
                            "headers",
                            "a name is made of letters, digits and hyphens, and no value holds control characters");
                }
                to.add(name, header.getValue());
            }
        }
        if (rewrites && from.contains(HttpHeaderNames.ACCEPT_ENCODING)) {
            to.set(
                    HttpHeaderNames.ACCEPT_ENCODING,
                    readable(String.join(",", from.getAll(HttpHeaderNames.ACCEPT_ENCODING))));
        }
        to.add(HttpHeaderNames.VIA, VIA);
        credential.forEach(to::set);
    }

    /**
     * The headers of an answer to a caller.
     *
     * @param to empty
     * @param credential what the request was sent with; not repeated, wherever it stands
     * @param requestId what the answer is called where the provider has not given it a name
     * @param changes whether the body may become another one
     * @throws ProtocolException when one cannot be sent on as it is
     */
    static void answer(HttpHeaders from, HttpHeaders to, AuthHeaders credential, String requestId, boolean changes) {
        List<String> named = named(from);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = from.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (!isIn(NOT_ANSWERED, name)
                    && !startsWith(name, PROXY)
                    && !startsWith(name, OURS)
                    && !isIn(named, name)
                    && !(changes && isIn(OF_BYTES, name))) {
                if (!isWellFormed(name, header.getValue())) {
                    throw new ProtocolException("the provider's answer has a header that is none", null, null);
                }
                String value = credential.redact(header.getValue().toString());
                to.add(name, changes && HttpHeaderNames.ETAG.contentEqualsIgnoreCase(name) ? weak(value) : value);
            }
        }
        to.add(HttpHeaderNames.VIA, VIA);
        if (!to.contains(REQUEST_ID)) {
            to.set(REQUEST_ID, requestId);
        }
    }

    /** An entity tag for what means the same without being the same (RFC 9110, 8.8.1). */
    private static String weak(String tag) {
        return tag.startsWith("\"") ? "W/" + tag : tag;
    }

    /** What {@code Connection} says is for this connection alone; most often it names nothing but how to go on. */
    private static @Nullable List<String> named(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return null;
        }
        List<String> named = null;
        for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            if (value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close")) {
                continue;
            }
            named = named == null ? new ArrayList<>() : named;
            for (String name : value.split(",")) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }

    private static boolean isIn(@Nullable List<String> names, CharSequence name) {
        if (names != null) {
            for (String each : names) {
                if (AsciiString.contentEqualsIgnoreCase(each, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isIn(AsciiString[][] names, CharSequence name) {
        if (name.length() < names.length) {
            for (AsciiString each : names[name.length()]) {
                if (each.contentEqualsIgnoreCase(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsWith(CharSequence name, AsciiString prefix) {
        return name.length() > prefix.length()
                && (name.charAt(0) | 0x20) == prefix.charAt(0)
                && AsciiString.regionMatchesAscii(name, true, 0, prefix, 0, prefix.length());
    }

    private static boolean isWellFormed(CharSequence name, CharSequence value) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return false;
            }
        }
        return name.length() > 0;
    }

    /** Of the codings that a caller takes, those in which an answer can be read. */
    private static String readable(String accepted) {
        if (accepted.equals("gzip") || accepted.equals("identity")) {
            return accepted;
        }
        StringBuilder kept = new StringBuilder();
        boolean namesGzip = false;
        String any = "";
        for (String element : accepted.split(",")) {
            String[] parts = element.strip().split("\\s*;\\s*", 2);
            String coding = parts[0].toLowerCase(Locale.ROOT);
            String weight = parts.length > 1 ? ";" + parts[1] : "";
            namesGzip |= coding.equals("gzip");
            if (coding.equals("*")) {
                any = "gzip" + weight;
            } else if (coding.equals("gzip") || coding.equals("identity")) {
                kept.append(kept.length() == 0 ? "" : ", ").append(coding).append(weight);
            }
        }
        if (!namesGzip && !any.isEmpty()) {
            kept.append(kept.length() == 0 ? "" : ", ").append(any);
        }
        return kept.length() == 0 ? "identity" : kept.toString();
    }

    private static AsciiString[][] byLength(String... names) {
        int longest = 0;
        for (String name : names) {
            longest = Math.max(longest, name.length());
        }
        AsciiString[][] byLength = new AsciiString[longest + 1][0];
        for (String name : names) {
            AsciiString[] others = byLength[name.length()];
            AsciiString[] more = Arrays.copyOf(others, others.length + 1);
            more[others.length] = AsciiString.cached(name);
            byLength[name.length()] = more;
        }
        return byLength;
    }
}
