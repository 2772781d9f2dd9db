package io.hirelay.workable.sandbox.route;

/** Ends a call early with its reply. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super("status " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }

    static Refusal notFound() {
        return new Refusal(Reply.notFound());
    }

    static Refusal invalid(String field, String problem) {
        return new Refusal(Reply.invalid(field, problem));
    }
}
