package io.hirelay.http;

import java.util.Optional;

/**
 * An answer as the provider gave it, unpacked where it was compressed. Holds records: not for logs.
 *
 * @param bytes not to be changed
 */
public record RawAnswer(int status, AnswerHeaders headers, byte[] bytes) {

    /** What the bytes are, in the provider's words. */
    public Optional<String> contentType() {
        return headers.first("content-type");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawAnswer that
                && status == that.status
                && headers.equals(that.headers)
                && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * status + java.util.Arrays.hashCode(bytes);
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "RawAnswer[" + status + ", " + bytes.length + " bytes]";
    }
}
