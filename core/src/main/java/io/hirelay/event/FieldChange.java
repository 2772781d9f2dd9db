package io.hirelay.event;

import java.util.Optional;

/**
 * One value of a field that took the place of another.
 *
 * @param before empty for one that came, where none of its kind was
 * @param after empty for one that went, where none of its kind is
 */
public record FieldChange(String field, Optional<StateValue> before, Optional<StateValue> after) {}
