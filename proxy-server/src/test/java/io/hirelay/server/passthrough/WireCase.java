package io.hirelay.server.passthrough;

/**
 * One line of a table: what is sent, and what must be seen of it on either side.
 *
 * @param name as a sentence
 */
record WireCase(String name, Script script) {

    /** Does what the case is about and asserts what has to come of it. */
    @FunctionalInterface
    interface Script {
        void run(RawExchange x) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
