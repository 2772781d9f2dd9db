package io.hirelay.server.export;

/**
 * A record as a line of a file. Holds a record: not for logs.
 *
 * @param line the record's JSON without line breaks, which JSON has only where they mean nothing
 */
record Row(String id, byte[] line) {
    /** Without what it holds. */
    @Override
    public String toString() {
        return "Row[" + line.length + " bytes]";
    }
}
