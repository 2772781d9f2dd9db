package io.hirelay.server.http.natives;

import io.hirelay.NativeAnswer;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.json.Json;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.ProviderErrors;
import io.hirelay.server.http.Request;
import io.hirelay.spi.NativeMethod;
import java.util.Map;
import java.util.Optional;

/** What a provider answered, as it is handed on. */
final class NativeAnswers {
    private static final int TOO_MANY = 429;
    private static final int UNAUTHORIZED = 401;

    private final ProviderErrors errors;

    NativeAnswers(Json json) {
        this.errors = new ProviderErrors(json);
    }

    /** Its status, content type and bytes; where something was removed and nothing is said of it, its id. */
    static Answer of(NativeAnswer answer, NativeMethod method, Optional<String> id) {
        if (method.name().equals(NativeMethod.DELETE) && id.isPresent() && saysNothing(answer.bytes())) {
            return Answer.ok(Map.of("id", id.get()));
        }
        return answer.bytes().length == 0
                ? Answer.empty(answer.status())
                : Answer.bytes(
                        answer.status(), answer.contentType().orElse("application/octet-stream"), answer.bytes());
    }

    private static boolean saysNothing(byte[] bytes) {
        return bytes.length < 4
                && new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .strip()
                        .matches("(\\{})?");
    }

    /**
     * The envelope of an error in which the provider said that the call was wrong, with the provider's own status: who
     * speaks the provider's words knows them.
     *
     * @throws HirelayException every other one, as it is
     */
    Answer of(HirelayException error, Request request) {
        int status = error.providerFailure().map(ProviderFailure::status).orElse(0);
        boolean wrong = error.code().origin() == ErrorCode.Origin.PROVIDER
                && isAnswered(error.code().status());
        if (!wrong || !isAnswered(status)) {
            throw error;
        }
        return errors.answer(error, status, request.requestId());
    }

    /** What a call that is repeated would be answered again. */
    private static boolean isAnswered(int status) {
        return status >= 400 && status < 500 && status != TOO_MANY && status != UNAUTHORIZED;
    }
}
