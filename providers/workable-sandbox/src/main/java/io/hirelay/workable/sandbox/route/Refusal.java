package io.hirelay.workable.sandbox.route;

import java.util.function.Function;

/** Ends a call early with its reply, which may be another in each of the two services. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<Backend, Reply> reply;

    Refusal(Reply reply) {
        this(backend -> reply);
    }

    private Refusal(Function<Backend, Reply> reply) {
        super("refused", null, false, false);
        this.reply = reply;
    }

    Reply reply(Backend backend) {
        return reply.apply(backend);
    }

    static Refusal notFound() {
        return new Refusal(Reply::notFound);
    }

    static Refusal invalid(String field, String problem) {
        return new Refusal(backend -> backend == Backend.HR
                ? Reply.hrError(422, "validation." + field, field + " " + problem)
                : Reply.invalid(field, problem));
    }

    /** A refusal of the HR service with a code of its own. */
    static Refusal hr(int status, String code, String message) {
        return new Refusal(Reply.hrError(status, code, message));
    }
}
