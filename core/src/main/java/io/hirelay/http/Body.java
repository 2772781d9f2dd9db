package io.hirelay.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The bytes of an answer as UTF-8. Not for logs. */
public final class Body {
    static final int MOST_SHOWN = 64 * 1024;

    private final byte[] utf8;
    private final WireJson json;
    private final AuthHeaders credential;

    /** One to whose sender no credential belonged. */
    Body(byte[] utf8, WireJson json) {
        this(utf8, json, AuthHeaders.of(Map.of()));
    }

    /** @param credential what the answered request was sent with; never shown, should the answer repeat it */
    Body(byte[] utf8, WireJson json, AuthHeaders credential) {
        this.utf8 = utf8;
        this.json = json;
        this.credential = credential;
    }

    /** The same without the credential, for answers of which something may be shown. */
    Body redacted() {
        String said = new String(utf8, StandardCharsets.UTF_8);
        String rest = credential.redact(said);
        return rest.equals(said) ? this : new Body(rest.getBytes(StandardCharsets.UTF_8), json, credential);
    }

    public boolean isEmpty() {
        return utf8.length == 0;
    }

    /** As JSON of this shape, or nothing when it is something else. */
    public <T> Optional<T> json(Class<T> type) {
        return json.tryRead(utf8, type);
    }

    /** As text, at most 64 KiB of it, without the credential. */
    public String text() {
        int length = Math.min(utf8.length, MOST_SHOWN);
        while (length > 0 && length < utf8.length && (utf8[length] & 0xC0) == 0x80) {
            length--; // not in the middle of a character
        }
        return credential.redact(new String(utf8, 0, length, StandardCharsets.UTF_8));
    }

    byte[] utf8() {
        return utf8;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return "Body[" + utf8.length + " bytes]";
    }
}
