package io.hirelay.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** Brings an answer's bytes to UTF-8 without a byte order mark; most are already, and are not touched. */
final class BodyEncoding {
    private BodyEncoding() {}

    static byte[] toUtf8(byte[] body, @Nullable MediaType type) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) {
            return Arrays.copyOfRange(body, 3, body.length);
        }
        if (starts(body, 0xFF, 0xFE, 0, 0) || starts(body, 0, 0, 0xFE, 0xFF)) {
            return recoded(body, Charset.forName("UTF-32"));
        }
        if (starts(body, 0xFE, 0xFF) || starts(body, 0xFF, 0xFE)) {
            return recoded(body, StandardCharsets.UTF_16);
        }
        Charset declared = type == null ? null : type.charset();
        return declared == null || declared.equals(StandardCharsets.UTF_8) || declared.equals(StandardCharsets.US_ASCII)
                ? body
                : recoded(body, declared);
    }

    private static byte[] recoded(byte[] body, Charset charset) {
        return new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
