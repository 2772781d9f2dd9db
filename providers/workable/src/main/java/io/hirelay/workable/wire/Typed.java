package io.hirelay.workable.wire;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * A record of the public client, read in one pass together with its own bytes. Its components are filled by their names
 * in snake case. One that is {@code Optional}, a list or a map is empty when its value is missing or of a kind nobody
 * expected; any other must be there and right; one of the type {@code RawJson} named {@code raw} gets the whole record
 * as it came, so that nothing is lost.
 */
@JsonDeserialize(using = TypedDeserializer.class)
public record Typed<T>(T value) {

    /** Without what it holds. */
    @Override
    public String toString() {
        return "Typed[" + value.getClass().getSimpleName() + "]";
    }
}
