-- For SQLite and PostgreSQL alike: ids and words are text, times are milliseconds since 1970, flags are 0 and 1,
-- lists and maps are JSON in text, and bytea holds hashes and what the vault has sealed, beside the id of its key.

create table connections (
    id                    text   not null primary key,
    environment           text   not null,
    tenant_id             text   not null,
    integration           text   not null,
    status                text   not null,
    authentication_method text   not null,
    settings              text   not null,
    default_user_key_id   text,
    default_user          bytea,
    last_error            text,
    is_sandbox            bigint not null,
    revision              bigint not null,
    created_at            bigint not null,
    updated_at            bigint not null
);
create index connections_in_order on connections (environment, created_at, id);
create index connections_by_tenant on connections (environment, tenant_id);
create index connections_by_status on connections (status, updated_at);

create table credentials (
    connection_id text   not null primary key references connections (id) on delete cascade,
    version       bigint not null,
    expires_at    bigint,
    updated_at    bigint not null
);

create table credential_fields (
    connection_id text  not null references credentials (connection_id) on delete cascade,
    field         text  not null,
    key_id        text  not null,
    sealed        bytea not null,
    primary key (connection_id, field)
);

create table connection_events (
    id            text   not null primary key,
    environment   text   not null,
    tenant_id     text   not null,
    connection_id text   not null references connections (id) on delete cascade,
    event         text   not null,
    status_before text,
    status        text   not null,
    message       text,
    at            bigint not null
);
create index connection_events_in_order on connection_events (connection_id, at, id);

create table api_tokens (
    id            text   not null primary key,
    environment   text   not null,
    name          text   not null,
    hash          bytea  not null unique,
    read_only     bigint not null,
    allow         text,
    per_minute    bigint,
    connection_id text references connections (id) on delete cascade,
    parent_id     text references api_tokens (id) on delete cascade,
    created_at    bigint not null,
    expires_at    bigint,
    last_used_at  bigint
);
create index api_tokens_in_order on api_tokens (environment, created_at, id);
create index api_tokens_by_expiry on api_tokens (expires_at);
create index api_tokens_by_connection on api_tokens (connection_id);
create index api_tokens_by_parent on api_tokens (parent_id);

create table call_log (
    id             text   not null primary key,
    environment    text   not null,
    connection_id  text   not null references connections (id) on delete cascade,
    at             bigint not null,
    request_id     text   not null,
    resource       text,
    method         text,
    http_method    text   not null,
    status         bigint not null,
    error_code     text,
    duration       bigint not null,
    provider_calls bigint not null
);
create index call_log_in_order on call_log (environment, at, id);
create index call_log_by_connection on call_log (connection_id, at, id);
create index call_log_by_age on call_log (at);

create table link_sessions (
    id               text   not null primary key,
    token_hash       bytea  not null unique,
    environment      text   not null,
    tenant_id        text   not null,
    connection_id    text references connections (id) on delete cascade,
    integration      text,
    redirect_uri     text,
    origin           text,
    state            text   not null,
    attempts         bigint not null,
    ticket_hash      bytea,
    key_id           text,
    sealed           bytea,
    oauth_state_hash bytea unique,
    created_at       bigint not null,
    expires_at       bigint not null,
    connected_at     bigint
);
create index link_sessions_by_expiry on link_sessions (expires_at);
create index link_sessions_by_connection on link_sessions (connection_id);

create table leases (
    name   text   not null primary key,
    holder text   not null,
    until  bigint not null
);

create table keysets (
    purpose    text   not null primary key,
    version    bigint not null,
    wrapped    bytea  not null,
    updated_at bigint not null
);

-- On PostgreSQL alone, as Bucket4j wants it.
create table inbound_limits (
    id            text not null primary key,
    state         bytea,
    expires_at    bigint,
    explicit_lock bigint
);
