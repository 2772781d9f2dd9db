package io.hirelay.workable.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a {@link Fault} does to a call. */
public sealed interface Effect {

    /** One that decides what the client gets; a call meets only one of these. */
    sealed interface Ending extends Effect {}

    /**
     * Another answer than the account's.
     *
     * @param headers sent beside {@code Content-Type}
     * @param rateHeaders whether the three {@code X-Rate-Limit} headers come with it, saying that nothing is left
     * @param applied whether the account carries the call out all the same
     */
    record Respond(
            int status,
            Map<String, String> headers,
            String contentType,
            String body,
            boolean rateHeaders,
            boolean applied)
            implements Ending {
        public Respond {
            headers = Map.copyOf(headers);
        }
    }

    /** The right answer, late. */
    record Wait(Duration length) implements Effect {}

    /** The right answer, once {@code release} is completed. */
    record Hold(CompletionStage<?> release) implements Effect {}

    /** The right answer with a header changed, or without it when {@code value} is null. */
    record Header(String name, @Nullable String value) implements Effect {}

    /** The right answer, but the connection ends in the middle of its body. */
    record CutBody() implements Ending {}

    /** No answer: the connection ends. {@code applied} tells whether the account carried the call out. */
    record Drop(boolean applied) implements Ending {}

    /** The right status and headers with a body that is not JSON although it says so. */
    record Malform() implements Ending {}

    /** The right status and headers without a body. */
    record EmptyBody() implements Ending {}

    /** The right answer with its JSON changed. */
    record Edit(UnaryOperator<JsonNode> change) implements Effect {}

    /** The right answer; the account changes before the client can ask again. */
    record Then(Change change) implements Effect {}

    /** Something that happens in the account. */
    @FunctionalInterface
    interface Change {
        void apply(SandboxControl control);
    }
}
