package io.hirelay.event;

import io.hirelay.model.Doc;
import io.hirelay.model.Personal;
import java.util.Optional;

/** What a field held: a word, or an object by its id. */
@Doc("What a field held: a word, or an object by its id.")
public record StateValue(
        @Doc("The word or id; the name where the provider tells no id.")
        String value,

        @Personal @Doc("Display name of an object.") Optional<String> name,
        @Doc("What the object is, such as department.") Optional<String> type) {

    static StateValue of(String value) {
        return new StateValue(value, Optional.empty(), Optional.empty());
    }

    /** Whether both say the same: an object that is called otherwise is the same one. */
    boolean same(StateValue other) {
        return value.equals(other.value) && type.equals(other.type);
    }
}
