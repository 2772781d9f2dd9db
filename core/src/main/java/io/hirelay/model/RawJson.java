package io.hirelay.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One JSON value exactly as the provider sent it: a slice of the answer's UTF-8 bytes, neither parsed nor re-encoded.
 * It keeps the whole answer alive as long as it lives; {@link #detached()} keeps its own bytes alone. Immutable: the
 * bytes handed in must not be changed afterwards.
 */
public final class RawJson {
    /** JSON's null, for an object that no provider's record stands behind. */
    public static final RawJson NULL = of("null");

    private final byte[] bytes;
    private final int offset;
    private final int length;

    private RawJson(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** A slice of {@code bytes}, which is not copied; it must hold one well-formed JSON value. */
    public static RawJson slice(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new RawJson(bytes, offset, length);
    }

    /** A well-formed JSON value given as text. */
    public static RawJson of(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return new RawJson(utf8, 0, utf8.length);
    }

    public int length() {
        return length;
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Copies the bytes into {@code target} at {@code position}; returns how many there are. */
    public int copyTo(byte[] target, int position) {
        System.arraycopy(bytes, offset, target, position, length);
        return length;
    }

    /** Writes the bytes as they are. */
    public void writeTo(java.io.OutputStream out) throws java.io.IOException {
        out.write(bytes, offset, length);
    }

    /** The same value, holding nothing but its own bytes. */
    public RawJson detached() {
        return length == bytes.length ? this : new RawJson(toBytes(), 0, length);
    }

    /** The JSON text. Holds the provider's record: not for logs. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that
                && Arrays.equals(bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Says how long it is, not what it holds: a provider's record is personal data. */
    @Override
    public String toString() {
        return "RawJson[" + length + " bytes]";
    }
}
