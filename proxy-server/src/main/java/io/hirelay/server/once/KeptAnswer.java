package io.hirelay.server.once;

import io.hirelay.json.Json;
import io.hirelay.server.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer as it is given again: byte for byte, but for the name of the request where the body tells it. Immutable; its
 * body is not to be changed.
 *
 * @param contentType empty when there is no body
 * @param requestIdAt where in the body the name of the request belongs; negative when it does not tell it
 */
public record KeptAnswer(
        int status, Map<String, String> headers, Optional<String> contentType, byte[] body, int requestIdAt) {
    /** Tells that an answer was kept from an earlier call. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String JSON = "application/json; charset=utf-8";
    private static final int FORM = 1;

    public KeptAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
    }

    /** An answer that does not tell the name of its request; empty when its body cannot be kept. */
    static Optional<KeptAnswer> of(Answer answer, Json json) {
        if (answer.body() instanceof Answer.JsonBody body) {
            return Optional.of(kept(answer, Optional.of(JSON), json.write(body.value())));
        }
        if (answer.body() instanceof Answer.Bytes body) {
            return Optional.of(kept(answer, Optional.of(body.contentType()), body.bytes()));
        }
        return answer.body() instanceof Answer.Empty
                ? Optional.of(kept(answer, Optional.empty(), new byte[0]))
                : Optional.empty();
    }

    private static KeptAnswer kept(Answer answer, Optional<String> contentType, byte[] body) {
        return new KeptAnswer(answer.status(), answer.headers(), contentType, body, -1);
    }

    /** An error's envelope, which ends with the name of its request. */
    static Optional<KeptAnswer> ofError(Answer envelope, String requestId, Json json) {
        return of(envelope, json).map(whole -> whole.withoutRequestId(requestId));
    }

    private KeptAnswer withoutRequestId(String requestId) {
        // What the provider has said comes before and may hold anything: the last place is ours.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String before = "\"request_id\":\"";
        int at = text.lastIndexOf(before + requestId + "\"");
        if (at < 0) {
            return this;
        }
        int begin = at + before.length();
        byte[] rest = Arrays.copyOf(body, body.length - requestId.length());
        System.arraycopy(body, begin + requestId.length(), rest, begin, rest.length - begin);
        return new KeptAnswer(status, headers, contentType, rest, begin);
    }

    /** The answer as a call gets it that repeats the one it was made for. */
    Answer replayed(String requestId) {
        return again(requestId).with(REPLAYED, "true");
    }

    /** The answer as the first call gets it. */
    Answer again(String requestId) {
        if (contentType.isEmpty()) {
            return new Answer(status, headers, new Answer.Empty());
        }
        return new Answer(status, headers, new Answer.Bytes(contentType.get(), body(requestId)));
    }

    private byte[] body(String requestId) {
        if (requestIdAt < 0) {
            return body;
        }
        byte[] id = requestId.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(body, body.length + id.length);
        System.arraycopy(id, 0, whole, requestIdAt, id.length);
        System.arraycopy(body, requestIdAt, whole, requestIdAt + id.length, body.length - requestIdAt);
        return whole;
    }

    /** In the form in which {@link #of(byte[])} reads it. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeShort(status);
            out.writeShort(headers.size());
            for (Map.Entry<String, String> header : headers.entrySet()) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.writeUTF(contentType.orElse(""));
            out.writeInt(requestIdAt);
            out.writeInt(body.length);
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer could not be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when a version that is not known has written it */
    public static KeptAnswer of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                throw new IllegalStateException("an answer is kept in a form that this version does not know");
            }
            int status = in.readUnsignedShort();
            int count = in.readUnsignedShort();
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                headers.put(name, in.readUTF());
            }
            Optional<String> contentType = Optional.of(in.readUTF()).filter(type -> !type.isEmpty());
            int requestIdAt = in.readInt();
            return new KeptAnswer(status, headers, contentType, in.readNBytes(in.readInt()), requestIdAt);
        } catch (IOException e) {
            throw new UncheckedIOException("what is kept is no whole answer", e);
        }
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
