-- The ledger: every inspection that an edge reported, once, with the event as it came.
create table inspection (
    number        bigint generated always as identity,
    inspection_id uuid primary key,
    serial        text        not null,
    site          text        not null,
    line          text        not null,
    station       text        not null,
    captured_at   timestamptz not null,
    event         text        not null,
    received_at   timestamptz not null
);
create index inspection_serial on inspection (serial, captured_at);

-- Escalated frames and how far each of them is. A row leaves WAITING once and never returns.
create table second_look (
    inspection_id    uuid primary key,
    event            text        not null,
    priority         smallint    not null check (priority between 0 and 9),
    state            text        not null check (state in ('WAITING', 'RULED', 'REFUSED')),
    attempts         integer     not null default 0,
    next_attempt_at  timestamptz not null,
    claimed_until    timestamptz,
    received_at      timestamptz not null,
    traceparent      text        not null,
    source_partition integer     not null,
    source_offset    bigint      not null
);
create index second_look_waiting on second_look (priority, received_at) where state = 'WAITING';

-- Every revision of every ruling; rows are added, never changed.
create table ruling (
    number        bigint generated always as identity unique,
    inspection_id uuid        not null,
    revision      integer     not null check (revision >= 1),
    site          text        not null,
    outcome       text        not null check (outcome in ('CONFIRMED_DEFECT', 'NO_DEFECT', 'UNSETTLED')),
    decided_at    timestamptz not null,
    body          text        not null,
    primary key (inspection_id, revision)
);
create index ruling_site on ruling (site, number);

-- What waits for a person: one case for each inspection that the second look left unsettled.
create table review_case (
    number        bigint generated always as identity unique,
    inspection_id uuid primary key,
    serial        text        not null,
    site          text        not null,
    state         text        not null check (state in ('OPEN', 'CLOSED')),
    opened_at     timestamptz not null
);
create index review_case_state on review_case (state, number);

-- Rulings on their way to a site's topic, written in the ruling's own transaction and sent in this order.
create table ruling_outbox (
    number        bigint generated always as identity primary key,
    inspection_id uuid        not null,
    revision      integer     not null,
    traceparent   text,
    sent_at       timestamptz,
    foreign key (inspection_id, revision) references ruling (inspection_id, revision)
);
create index ruling_outbox_unsent on ruling_outbox (number) where sent_at is null;
