package io.hirelay.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a provider supports a write. Immutable: each method answers a new value.
 *
 * @param actsAsUser whether it is done in a member's name
 * @param refused fields of the input that the provider has no place for, each with the reason; they are refused when
 *     they are given, never dropped
 * @param largest most bytes of fields that are files, where no file of that field may ever be larger
 */
public record WriteSupport(boolean actsAsUser, Map<String, String> refused, Map<String, Long> largest) {
    /** Takes every field and needs no member. */
    public static final WriteSupport PLAIN = new WriteSupport(false, Map.of(), Map.of());

    public WriteSupport {
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        largest = Map.copyOf(largest);
    }

    /** One that is done in a member's name: see {@link ActingUsers}. */
    public WriteSupport asUser() {
        return new WriteSupport(true, refused, largest);
    }

    /**
     * @param field JSON name
     * @param why what would be right, as it goes on after "cannot be stored: "
     */
    public WriteSupport refusing(String field, String why) {
        Map<String, String> more = new LinkedHashMap<>(refused);
        more.put(Objects.requireNonNull(field, "field"), Objects.requireNonNull(why, "why"));
        return new WriteSupport(actsAsUser, more, largest);
    }

    /**
     * One that takes no larger file in a field, whatever else may be said of it: such a file is refused before anything is
     * asked of the provider.
     *
     * @param field JSON name of a {@link io.hirelay.file.Content}
     */
    public WriteSupport atMost(String field, long bytes) {
        Map<String, Long> more = new LinkedHashMap<>(largest);
        more.put(Objects.requireNonNull(field, "field"), bytes);
        return new WriteSupport(actsAsUser, refused, more);
    }
}
