package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.Optional;

/**
 * A legal entity, a location of one, or a site of that.
 *
 * @param type {@code entity}, {@code location} or {@code site}
 * @param parentId the entity of a location, the location of a site
 * @param displayName the names from the entity on, joined by {@code " | "}
 * @param timezone such as {@code Europe/London}
 * @param geofencingSettings as Workable has them
 */
public record LegalEntity(
        String id,
        Optional<String> name,
        Optional<String> legalName,
        Optional<String> type,
        Optional<String> parentId,
        Optional<String> displayName,
        Optional<String> timezone,
        Optional<Boolean> sample,
        Optional<RawJson> geofencingSettings,
        RawJson raw) {}
