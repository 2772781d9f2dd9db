package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import java.util.List;

/** An offer made to a candidate. */
public record Offer(long id, String state, Instant createdAt, List<Variable> variables, List<Document> documents) {
    public Offer {
        variables = List.copyOf(variables);
        documents = List.copyOf(documents);
    }

    /** A blank of the offer's template that was filled in. */
    public sealed interface Variable {
        String name();

        String slug();
    }

    public record TextVariable(String name, String slug, String body) implements Variable {}

    public record MoneyVariable(String name, String slug, int amount, String frequency, String currency)
            implements Variable {}

    /** {@code file} is its key in the account's file store. */
    public record Document(String name, String file) {}

    public Offer inState(String newState) {
        return new Offer(id, newState, createdAt, variables, documents);
    }
}
