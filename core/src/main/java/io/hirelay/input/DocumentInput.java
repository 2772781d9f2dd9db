package io.hirelay.input;

import io.hirelay.model.Doc;
import io.hirelay.model.Format;
import io.hirelay.model.Personal;
import io.hirelay.model.Required;
import java.util.Optional;

/** A document for somebody's file. */
@Doc("A document for somebody's file.")
public record DocumentInput(
        @Personal @Doc("Name with its extension; taken from the address unless told otherwise.")
        Optional<String> name,

        @Personal
        @Required
        @Format("uri") @Doc("Public https address of the document; it is fetched without credentials.")
        String url) {

    public static DocumentInput of(String name, String url) {
        return new DocumentInput(Optional.of(name), url);
    }
}
