package io.hirelay.json;

import com.fasterxml.jackson.core.SerializableString;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Lets a generator copy raw JSON into its own buffer, where it would otherwise decode and encode it again. */
record RawText(RawJson json) implements SerializableString {
    private static final int DOES_NOT_FIT = -1;

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
        return json.length() > buffer.length - offset ? DOES_NOT_FIT : json.copyTo(buffer, offset);
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return json.toBytes();
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        json.writeTo(out);
        return json.length();
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) {
        if (json.length() > buffer.remaining()) {
            return DOES_NOT_FIT;
        }
        buffer.put(json.toBytes());
        return json.length();
    }

    @Override
    public String getValue() {
        return json.text();
    }

    @Override
    public int charLength() {
        return json.text().length();
    }

    @Override
    public char[] asQuotedChars() {
        throw onlyRaw();
    }

    @Override
    public byte[] asQuotedUTF8() {
        throw onlyRaw();
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
        throw onlyRaw();
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
        throw onlyRaw();
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
        throw onlyRaw();
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) {
        throw onlyRaw();
    }

    @Override
    public int putQuotedUTF8(ByteBuffer buffer) {
        throw onlyRaw();
    }

    private static UnsupportedOperationException onlyRaw() {
        return new UnsupportedOperationException("raw JSON is never quoted");
    }
}
