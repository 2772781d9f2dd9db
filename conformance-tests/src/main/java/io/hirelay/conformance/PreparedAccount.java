package io.hirelay.conformance;

import io.hirelay.budget.Sleeper;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Model;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Resource;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account that a fixture has prepared, and what the kit may do to it. Every rule gets one of its own. The methods of a
 * {@link Situation} are called only when the fixture can arrange it; what they do lasts until the account is closed.
 */
public interface PreparedAccount extends AutoCloseable {
    /** The provider that is proven, as it reaches this account. */
    AtsProvider<?> provider();

    /** How to connect, with a credential that may do everything. */
    ConnectionConfig connection();

    /** The time by which provider and account live; {@link VirtualTime} where they can. */
    InstantSource clock();

    /** How waiting is done in that time. */
    Sleeper sleeper();

    /** Ids that are worth a look, such as candidates with many files; none when any will do. */
    default List<String> notable(Resource<?> resource) {
        return List.of();
    }

    /** {@link Situation#KNOWN_COUNTS}: records by id of the list operation, without filters, hidden ones included. */
    default Map<String, Integer> counts() {
        throw cannot(Situation.KNOWN_COUNTS);
    }

    /**
     * {@link Situation#NATIVE_RECORDS}: the JSON of the provider's record that this operation answers for this id; empty
     * where the fixture does not know it.
     */
    default Optional<String> nativeRecord(Operation<?, ?> operation, String id) {
        throw cannot(Situation.NATIVE_RECORDS);
    }

    /** {@link Situation#UNKNOWN_ID}: an id as the provider makes them, of no record. */
    default String unknownId(Resource<?> resource) {
        throw cannot(Situation.UNKNOWN_ID);
    }

    /** {@link Situation#UNKNOWN_WORD}: plants one; the field and the word as the unified record should tell them. */
    default Planted plantUnknownWord() {
        throw cannot(Situation.UNKNOWN_WORD);
    }

    /** {@link Situation#UNKNOWN_FIELD}: plants one; the field and its JSON as the provider's record tells them. */
    default Planted plantUnknownField() {
        throw cannot(Situation.UNKNOWN_FIELD);
    }

    /** {@link Situation#CHANGING_ROWS}: the list whose records {@link #changeRows} changes; can be listed without filters. */
    default ListOperation<?> changingList() {
        throw cannot(Situation.CHANGING_ROWS);
    }

    /** {@link Situation#CHANGING_ROWS}: lets records come and go; answers the ids of those. */
    default List<String> changeRows() {
        throw cannot(Situation.CHANGING_ROWS);
    }

    /** {@link Situation#EXPIRED_CURSOR}: a list that gives such cursors. */
    default ListOperation<?> expiringList() {
        throw cannot(Situation.EXPIRED_CURSOR);
    }

    /** {@link Situation#EXPIRED_CURSOR}: makes every cursor given so far too old. */
    default void expireCursors() {
        throw cannot(Situation.EXPIRED_CURSOR);
    }

    /** {@link Situation#REVOKED_CREDENTIAL}: from now on the credential is worth nothing. */
    default void revokeCredential() {
        throw cannot(Situation.REVOKED_CREDENTIAL);
    }

    /**
     * {@link Situation#MISSING_SCOPE}: takes away what a list needs and answers that list, one without required filters.
     * The connection to use is {@link #connection()} asked for anew.
     */
    default ListOperation<?> withholdScope() {
        throw cannot(Situation.MISSING_SCOPE);
    }

    /** {@link Situation#REQUEST_LOG}: what was asked of the provider since the account was prepared. */
    default Traffic traffic() {
        throw cannot(Situation.REQUEST_LOG);
    }

    /** {@link Situation#LOG_LINES}: what is logged while {@code body} runs, one line for each event, causes included. */
    default List<String> logged(Runnable body) {
        throw cannot(Situation.LOG_LINES);
    }

    /** A {@link Situation#isFault fault}: befalls the next answers. */
    default void befall(Situation fault, int answers) {
        throw cannot(fault);
    }

    /**
     * What can be written, at least one of each write that the provider supports; the same in every account. Together
     * they give every field that the provider takes.
     */
    default List<Sample<?, ?>> samples() {
        return List.of();
    }

    /** What must be refused before anything is changed. */
    default List<Refused<?, ?>> refused() {
        return List.of();
    }

    /** {@link Situation#WRITE_LOG}: every request to change something that came, in order. */
    default List<Attempt> attempts() {
        throw cannot(Situation.WRITE_LOG);
    }

    /**
     * A {@link Situation#isFault fault}: befalls one of the next requests that change something, and no other request.
     *
     * @param skip how many of them go by first
     */
    default void befallChange(Situation fault, int skip) {
        throw cannot(fault);
    }

    /** {@link Situation#ACTING_USERS}: who may act, and who may not. */
    default Actors actors() {
        throw cannot(Situation.ACTING_USERS);
    }

    /** {@link Situation#OTHER_FORMS}: other forms of a canonical id of this account; none where there are none. */
    default List<String> otherForms(Resource<?> resource, String id) {
        throw cannot(Situation.OTHER_FORMS);
    }

    /** {@link Situation#RATE_LIMIT_WITH_TIME}: the time that is told. */
    default Duration toldToWait() {
        throw cannot(Situation.RATE_LIMIT_WITH_TIME);
    }

    /** {@link Situation#SLOW_ANSWER}: how late it comes. */
    default Duration slowness() {
        throw cannot(Situation.SLOW_ANSWER);
    }

    /** {@link Situation#SILENCE}: whether a request has come that is kept without an answer. */
    default boolean isKeepingSilence() {
        throw cannot(Situation.SILENCE);
    }

    @Override
    void close();

    private static UnsupportedOperationException cannot(Situation situation) {
        return new UnsupportedOperationException(
                "this account does not arrange " + situation + ": the fixture's cannotArrange() should say why");
    }

    /**
     * Something odd in one record.
     *
     * @param list where the record is listed, without required filters
     * @param id of the record
     * @param field that is odd
     * @param value it has: a word, or JSON
     */
    record Planted(ListOperation<?> list, String id, String field, String value) {}

    /**
     * What was asked of the provider.
     *
     * @param requests all that came, refused ones included
     * @param refusedForRate those that were refused because too many came
     */
    record Traffic(int requests, int refusedForRate) {}

    /**
     * A request to change something that came.
     *
     * @param what of which kind it was, in words that two accounts share, such as the method and the path's template
     * @param applied whether it was carried out
     * @param actor canonical id of the user in whose name it came; empty where none was named
     * @param body as JSON; empty where it was none, or is not known
     */
    record Attempt(String what, boolean applied, Optional<String> actor, Optional<String> body) {}

    /**
     * Users by what they may do.
     *
     * @param forms of the id of one who may act: first the canonical one, then the others that people have at hand
     * @param other canonical id of another one who may act
     * @param inactive ids of users who may not: they have left, or may only look; none where there are none
     * @param outsiders ids of users who may act, but not in the writes of the model
     * @param unknown well formed, and of nobody
     */
    record Actors(
            List<String> forms,
            String other,
            List<String> inactive,
            Map<Model, List<String>> outsiders,
            String unknown) {
        public Actors {
            forms = List.copyOf(forms);
            inactive = List.copyOf(inactive);
            outsiders = Map.copyOf(outsiders);
        }
    }
}
