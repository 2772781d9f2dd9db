package io.hirelay.workable.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Small lists of the account that no call changes, as they are answered. */
public final class FixedLists {
    private final JsonNode permissionSets = resource("permission_sets");
    private final JsonNode collaborationPermissions = resource("collaboration_permissions");
    private final JsonNode legalEntities = resource("legal_entities");
    private final JsonNode workSchedules = resource("work_schedules");

    FixedLists() {}

    public JsonNode permissionSets() {
        return permissionSets;
    }

    public JsonNode collaborationPermissions() {
        return collaborationPermissions;
    }

    public JsonNode legalEntities() {
        return legalEntities;
    }

    public JsonNode workSchedules() {
        return workSchedules;
    }

    /** The row of a list that has this id. */
    public static Optional<JsonNode> find(JsonNode list, String id) {
        for (JsonNode row : list) {
            if (row.path("id").asText().equals(id)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static JsonNode resource(String name) {
        String file = name + ".json";
        try (InputStream in = Objects.requireNonNull(FixedLists.class.getResourceAsStream(file), file)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
