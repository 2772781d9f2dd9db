-- Calls with an Idempotency-Key: who does one until when, then its answer. The id is a hash of the key and of what it
-- counts for, noted is what tells whether the write of a lost attempt was done; both it and the answer are sealed.

create table idempotency_keys (
    id            text   not null primary key,
    connection_id text   not null references connections (id) on delete cascade,
    request_hash  bytea  not null,
    holder        text,
    held_until    bigint not null,
    noted_key_id  text,
    noted         bytea,
    answer_key_id text,
    answer        bytea,
    expires_at    bigint not null
);
create index idempotency_keys_by_connection on idempotency_keys (connection_id);
create index idempotency_keys_by_expiry on idempotency_keys (expires_at);
create index idempotency_keys_by_holder on idempotency_keys (holder) where holder is not null;
