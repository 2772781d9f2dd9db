package io.hirelay.workable.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Faults as they are asked for over HTTP, where {@code kind} says which and the other keys how. */
public final class FaultReader {
    private static final Map<String, Function<JsonNode, Fault>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("status", json -> Fault.status(status(json))),
            Map.entry("html", json -> Fault.htmlPage(status(json))),
            Map.entry("rate_limited", FaultReader::rateLimited),
            Map.entry("not_found", json -> Fault.notFound()),
            Map.entry("not_authorized", json -> Fault.notAuthorized()),
            Map.entry("forbidden", json -> Fault.forbidden()),
            Map.entry("oauth_error", json -> Fault.oauthError(word(json))),
            Map.entry("cut_body", json -> Fault.cutBody()),
            Map.entry("drop", json -> json.path("applied").asBoolean() ? Fault.dropAfterApplying() : Fault.drop()),
            Map.entry("malformed_json", json -> Fault.malformedJson()),
            Map.entry("empty_body", json -> Fault.emptyBody()),
            Map.entry(
                    "delay",
                    json -> Fault.delay(Duration.ofMillis(json.path("millis").asLong(1000)))),
            Map.entry("header", json -> Fault.header(text(json, "name"), text(json, "value"))),
            Map.entry("without_header", json -> Fault.withoutHeader(text(json, "name"))),
            Map.entry("unknown_fields", json -> Fault.unknownFields()),
            Map.entry("unknown_words", json -> Fault.unknownWords()),
            Map.entry("lose_next_filters", json -> Fault.loseNextFilters()),
            Map.entry(
                    "add_candidate",
                    json -> Fault.then(control -> control.addCandidate(
                            text(json, "job"), text(json, "firstname"), text(json, "lastname"), text(json, "email")))),
            Map.entry("delete_candidate", json -> Fault.then(control -> control.deleteCandidate(text(json, "id")))),
            Map.entry(
                    "relocate_candidate",
                    json -> Fault.then(control -> control.relocateCandidate(text(json, "id"), text(json, "job"))))));

    private FaultReader() {}

    /**
     * The fault that the JSON describes.
     *
     * @throws IllegalArgumentException when it describes none, saying what would
     */
    public static Fault read(JsonNode json) {
        Function<JsonNode, Fault> kind = KINDS.get(json.path("kind").asText());
        if (kind == null) {
            throw new IllegalArgumentException("kind '" + json.path("kind").asText() + "' is unknown; known are "
                    + String.join(", ", KINDS.keySet()));
        }
        Fault fault = kind.apply(json)
                .on(json.path("method").asText("*"), json.path("path").asText("/**"))
                .after(json.path("skip").asInt(0));
        JsonNode times = json.path("times");
        Fault often = times.asText().equals("always") ? fault.always() : fault.times(times.asInt(1));
        boolean answersAnyway = json.path("applied").asBoolean() && often.effect() instanceof Effect.Respond;
        return answersAnyway ? often.applied() : often;
    }

    private static Fault rateLimited(JsonNode json) {
        if (json.hasNonNull("retry_after")) {
            return Fault.rateLimitedWithRetryAfter(json.path("retry_after").asText());
        }
        return json.path("headers").asBoolean(true) ? Fault.rateLimited() : Fault.rateLimitedWithoutHeaders();
    }

    private static int status(JsonNode json) {
        int status = json.path("status").asInt(503);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; it must be from 400 to 599");
        }
        return status;
    }

    private static String word(JsonNode json) {
        String word = text(json, "error");
        if (!word.matches("[a-z_]+")) {
            throw new IllegalArgumentException("error is not a word of OAuth, such as invalid_grant");
        }
        return word;
    }

    private static String text(JsonNode json, String key) {
        if (!json.path(key).isTextual()) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return json.path(key).asText();
    }
}
