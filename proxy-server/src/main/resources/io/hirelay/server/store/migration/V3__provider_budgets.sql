-- On PostgreSQL alone: what nodes that share a credential count together. The id is a provider's id and a hash of the
-- credential; the state is JSON. Rows change all the time, so that no index tells when they expire.

create table provider_budgets (
    id         text   not null primary key,
    state      text   not null,
    expires_at bigint not null
);
