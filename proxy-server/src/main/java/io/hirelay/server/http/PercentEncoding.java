package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text, read strictly: what is not well formed is refused instead of replaced. */
final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * @param encoded each character stands for one byte, as it came over the wire: some clients do not encode what is
     *     not ASCII
     */
    static String decode(String encoded, String field) {
        if (encoded.chars().allMatch(c -> c != '%' && c < 0x80)) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(encoded.charAt(i + 2), 16);
                if (low < 0) {
                    throw malformed(field);
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c <= 0xff) {
                bytes.write(c);
            } else {
                throw malformed(field);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(field);
        }
    }

    /** One segment of a path, so that it stays one. */
    static String encode(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length());
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each >= '0' && each <= '9' || each >= 'A' && each <= 'Z' || each >= 'a' && each <= 'z';
            if (plain || "-._~".indexOf(each) >= 0) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(String.format("%02X", each));
            }
        }
        return encoded.toString();
    }

    private static InvalidRequestException malformed(String field) {
        return InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID, field, "must be percent-encoded UTF-8: a % is followed by two hex digits");
    }
}
