package io.hirelay.mapping;

import java.util.Objects;

/**
 * When a field is loaded.
 *
 * @param group the name of the group of fields that are loaded together; a caller asks for it with {@code expand}
 * @param calls provider calls for each record that asking for it in a list costs; 0 when the list answers it for free
 */
public record Load(String group, int calls) {
    /** The name of the group that every get loads. */
    static final String GET = "get";

    public Load {
        Objects.requireNonNull(group, "group");
        if (calls < 0) {
            throw new IllegalArgumentException("calls must not be negative");
        }
    }

    /** With a single record; rows of a list do not carry the field. */
    public static final Load ON_GET = new Load(GET, 0);

    /** In a list when {@code expand} names the group. */
    public static Load onExpand(String group, int calls) {
        if (group.equals(GET)) {
            throw new IllegalArgumentException("'" + GET + "' is not a name for expand");
        }
        return new Load(group, calls);
    }
}
