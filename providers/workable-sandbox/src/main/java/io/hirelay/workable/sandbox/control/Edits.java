package io.hirelay.workable.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes to the JSON of answers that show what a client takes for granted. */
final class Edits {
    private static final Set<String> WORDS = Set.of(
            "state",
            "kind",
            "stage_kind",
            "type",
            "action",
            "role",
            "status",
            "workplace_type",
            "scale",
            "score",
            "employment_type",
            "experience",
            "common_source_category",
            "frequency",
            "provider",
            "collaboration_role",
            "hris_role",
            "decision",
            "event");

    private Edits() {}

    static JsonNode addUnknownFields(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.forEach(Edits::addUnknownFields);
            object.put("added_tomorrow", "unheard-of");
            object.putObject("added_tomorrow_too")
                    .put("depth", 2)
                    .putArray("list")
                    .add(1)
                    .addNull();
        } else if (json.isArray()) {
            json.forEach(Edits::addUnknownFields);
        }
        return json;
    }

    static JsonNode replaceKnownWords(JsonNode json) {
        if (json instanceof ObjectNode object) {
            for (String word : WORDS) {
                if (object.path(word).isTextual()) {
                    object.put(word, "unheard_of_" + word);
                }
            }
            object.forEach(Edits::replaceKnownWords);
        } else if (json.isArray()) {
            json.forEach(Edits::replaceKnownWords);
        }
        return json;
    }

    static JsonNode loseNextFilters(JsonNode json) {
        if (json.path("paging") instanceof ObjectNode paging
                && paging.path("next").isTextual()) {
            String next = paging.path("next").asText();
            int mark = next.indexOf('?');
            String kept = Arrays.stream(next.substring(mark + 1).split("&"))
                    .filter(pair -> pair.startsWith("limit=") || pair.startsWith("since_id="))
                    .collect(Collectors.joining("&"));
            paging.put("next", next.substring(0, mark + 1) + kept);
        }
        return json;
    }
}
