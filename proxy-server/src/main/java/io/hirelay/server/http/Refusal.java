package io.hirelay.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An error as it is sent: the envelope that all errors have.
 *
 * @param headers all that the answer has, except for those of its framing
 */
public record Refusal(int status, Map<String, String> headers, byte[] body) {
    public Refusal {
        headers = Map.copyOf(headers);
    }

    /** The same with one more header. */
    public Refusal with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Refusal(status, more, body);
    }

    /** The error's code. */
    public Optional<String> errorCode() {
        return Optional.ofNullable(headers.get(ErrorAnswers.CODE_HEADER));
    }
}
