package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Which addresses of a provider become addresses of ours in the answers to one call. */
enum Rewrite {
    /** None: the answer is the provider's to the byte. */
    OFF,
    /** Those at which a list goes on, so that a client that follows them stays with us. */
    LINKS,
    /** Every text that is an absolute address under the provider's base address. */
    ALL;

    /** The header that asks for one of them. */
    static final String HEADER = "X-Hirelay-Rewrite";

    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_MODIFIED = 304;

    /**
     * What a request asks for.
     *
     * @throws InvalidRequestException when that is none of these
     */
    static Rewrite of(HttpHeaders request) {
        String asked = request.get(HEADER);
        if (asked == null) {
            return LINKS;
        }
        return switch (asked.strip().toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "links", "on" -> LINKS;
            case "all" -> ALL;
            default ->
                throw InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER,
                        HEADER,
                        "must be off, for the provider's own bytes, or all, for every address of the provider's API;"
                                + " without it the addresses are rewritten at which a list goes on");
        };
    }

    /** Whether an answer may have to be read, so that it must come in a coding that can be. */
    boolean reads(LinkFields fields) {
        return this == ALL || this == LINKS && !fields.isEmpty();
    }

    /**
     * What the body of an answer goes through; empty when it stays as it is.
     *
     * @param base the provider's base address
     * @param ours what stands instead of it, without a slash at its end; asked when the first address is found
     */
    Optional<BodyChange> of(int status, HttpHeaders answer, LinkFields fields, URI base, Supplier<String> ours) {
        if (!reads(fields) || !isReadable(status, answer)) {
            return Optional.empty();
        }
        LinkScan.Texts texts = (bytes, from, to, link) -> {
            LinkAddress address = LinkAddress.of(bytes, from, to, base, link);
            return address == null ? null : spelled(ours.get(), bytes, address.restAt(), to);
        };
        LinkScan scan = this == ALL ? LinkScan.ofAll(fields, texts) : LinkScan.ofLinks(fields, texts);
        return Optional.of(isPacked(answer) ? new Packed(scan) : scan);
    }

    private static byte[] spelled(String ours, byte[] bytes, int from, int to) {
        byte[] first = ours.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + to - from);
        System.arraycopy(bytes, from, all, first.length, to - from);
        return all;
    }

    /** Whether an answer is a whole JSON document in a coding that can be read. */
    static boolean isReadable(int status, HttpHeaders answer) {
        if (status < 200
                || status == NO_CONTENT
                || status == RESET_CONTENT
                || status == PARTIAL_CONTENT
                || status == NOT_MODIFIED) {
            return false;
        }
        String type = answer.get(HttpHeaderNames.CONTENT_TYPE);
        if (type == null || !isJson(type)) {
            return false;
        }
        String coding = answer.get(HttpHeaderNames.CONTENT_ENCODING);
        return (coding == null || isGzip(coding) || coding.equalsIgnoreCase("identity"))
                && !"0".equals(answer.get(HttpHeaderNames.CONTENT_LENGTH));
    }

    /** Whether an answer that is readable has to be unpacked to be read. */
    static boolean isPacked(HttpHeaders answer) {
        String coding = answer.get(HttpHeaderNames.CONTENT_ENCODING);
        return coding != null && isGzip(coding);
    }

    private static boolean isGzip(String coding) {
        return coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip");
    }

    private static boolean isJson(String type) {
        if (type.equals("application/json") || type.equals("application/json; charset=utf-8")) {
            return true;
        }
        String[] parts =
                type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "").split(";");
        boolean json =
                parts[0].equals("application/json") || parts[0].equals("text/json") || parts[0].endsWith("+json");
        for (int i = 1; i < parts.length; i++) {
            boolean otherBytes = parts[i].startsWith("charset=")
                    && !parts[i].equals("charset=utf-8")
                    && !parts[i].equals("charset=us-ascii");
            json &= !otherBytes;
        }
        return json;
    }
}
