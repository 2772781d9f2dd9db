package io.hirelay.conformance;

import io.hirelay.conformance.reference.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Ways to make a provider wrong between it and its system. */
final class Wires {
    private Wires() {}

    /** Changes answers. */
    static UnaryOperator<Wire> answers(BiFunction<Wire.Request, Wire.Answer, Wire.Answer> change) {
        return wire -> (request, patience) -> change.apply(request, wire.post(request, patience));
    }

    /** Takes answers of this status for refusals of a kind that is never tried again. */
    static UnaryOperator<Wire> hidingStatus(int status, boolean onlyWithoutHeaders) {
        return answers((request, answer) -> answer.status() == status
                        && (!onlyWithoutHeaders || answer.headers().isEmpty())
                ? new Wire.Answer(200, Map.of(), utf8("{\"ok\":false,\"problem\":\"misread\"}\n"))
                : answer);
    }

    /** Changes the text of answers to paths that begin like this. */
    static UnaryOperator<Wire> texts(String path, UnaryOperator<String> change) {
        return answers((request, answer) -> request.path().startsWith(path)
                ? new Wire.Answer(answer.status(), answer.headers(), utf8(change.apply(text(answer))))
                : answer);
    }

    static UnaryOperator<Wire> logging(Function<Wire.Request, String> request, Function<Wire.Answer, String> answered) {
        System.Logger log = System.getLogger("io.hirelay.conformance.Talkative");
        return answers((sent, answer) -> {
            log.log(System.Logger.Level.TRACE, request.apply(sent) + answered.apply(answer));
            return answer;
        });
    }

    static String text(Wire.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
