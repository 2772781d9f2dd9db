package io.hirelay.workable.mapping;

import io.hirelay.error.ProtocolException;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Workable's ids as ours. A record must have one; what it refers to may be missing, and a reference that cannot be an
 * id is treated as missing.
 */
final class Ids {
    private Ids() {}

    /**
     * The id of a record.
     *
     * @param record what the record is, such as {@code activity}
     * @throws ProtocolException when there is none
     */
    static String required(String record, @Nullable String id) {
        if (id == null || !isId(id)) {
            throw new ProtocolException("Workable answered with a record that has no usable id: " + record, null, null);
        }
        return id;
    }

    static <T> @Nullable Ref<T> ref(@Nullable String id) {
        return id != null && isId(id) ? Ref.to(id) : null;
    }

    /** A reference with a name; null when there is neither. */
    static <T> @Nullable NamedRef<T> named(@Nullable String id, @Nullable String name) {
        Ref<T> ref = ref(id);
        if (ref == null && name == null) {
            return null;
        }
        return new NamedRef<>(java.util.Optional.ofNullable(ref).map(Ref::id), java.util.Optional.ofNullable(name));
    }

    private static boolean isId(String text) {
        try {
            return Id.of(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
