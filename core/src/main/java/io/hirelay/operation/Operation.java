package io.hirelay.operation;

/**
 * Something that can be asked of a provider: a typed key, the same for all of them. Equal by id.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public sealed interface Operation<I, O> permits ListOperation, GetOperation, ActionOperation {

    Resource<?> resource();

    /** What is done, such as {@code list}, {@code get} or {@code move-stage}. */
    String verb();

    Safety safety();

    /** {@code ats.applications.move-stage}. */
    default String id() {
        return resource().id() + "." + verb();
    }
}
