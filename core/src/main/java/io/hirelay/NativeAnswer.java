package io.hirelay;

import io.hirelay.http.RawAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider answered, as it came. Holds records: not for logs.
 *
 * @param headers by lower-case name, without cookies and what says how the bytes travelled
 * @param contentType what the bytes are, in the provider's words
 * @param bytes not to be changed
 */
public record NativeAnswer(int status, Map<String, List<String>> headers, Optional<String> contentType, byte[] bytes) {
    public NativeAnswer {
        headers = Map.copyOf(headers);
    }

    static NativeAnswer of(RawAnswer answer) {
        return new NativeAnswer(answer.status(), answer.headers().byName(), answer.contentType(), answer.bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NativeAnswer that
                && status == that.status
                && headers.equals(that.headers)
                && contentType.equals(that.contentType)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(bytes);
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "NativeAnswer[" + status + ", " + bytes.length + " bytes]";
    }
}
