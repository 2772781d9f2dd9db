package io.hirelay.server.store;

import java.util.List;

/**
 * Where sealed values lie.
 *
 * @param owner column with the id of what a value belongs to
 * @param field SQL for the name of the field that a value is sealed as
 * @param keyId column with the key it is sealed with
 * @param bytes column with the value
 */
record SealedColumn(String table, String owner, String field, String keyId, String bytes) {
    /** All of them: a key is dropped when none of these needs it any more. */
    static final List<SealedColumn> ALL = List.of(
            new SealedColumn("credential_fields", "connection_id", "field", "key_id", "sealed"),
            new SealedColumn("connections", "id", "'default_user'", "default_user_key_id", "default_user"),
            new SealedColumn("link_sessions", "id", "'pending'", "key_id", "sealed"),
            new SealedColumn("idempotency_keys", "id", "'noted'", "noted_key_id", "noted"),
            new SealedColumn("idempotency_keys", "id", "'answer'", "answer_key_id", "answer"));

    /** How many of its values are sealed with another key than {@code :key}. */
    String countOthers() {
        return "select count(*) from " + table + " where " + keyId + " <> :key";
    }

    /** Some of those, of owners from {@code :from} on, held until the transaction ends. */
    String selectOthers(String forUpdate) {
        return "select " + owner + " as owner, " + field + " as field, " + keyId + " as key_id, " + bytes
                + " as sealed from " + table + " where " + owner + " >= :from and " + keyId + " <> :key order by "
                + owner + " limit :limit" + forUpdate;
    }

    /** Puts another value in the place of one. */
    String update() {
        return "update " + table + " set " + keyId + " = :key, " + bytes + " = :sealed where " + owner
                + " = :owner and " + field + " = :field";
    }
}
