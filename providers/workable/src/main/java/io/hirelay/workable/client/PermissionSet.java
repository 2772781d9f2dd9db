package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.Map;
import java.util.Optional;

/**
 * A role that the account has made of its own.
 *
 * @param name what stands among the roles of a member
 * @param label for people, by language such as {@code en}
 * @param description for people, by language
 */
public record PermissionSet(
        Optional<String> id, String name, Map<String, String> label, Map<String, String> description, RawJson raw) {}
