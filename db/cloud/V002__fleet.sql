-- HOLDs whose deadline passed without a ruling, as their edges told it; each once.
create table hold_lapse (
    inspection_id uuid primary key,
    event         text        not null,
    received_at   timestamptz not null
);

-- Edges, and how each stands: `said` is what it told last of its link, `state` what is concluded from that and from silence.
-- `said_at` and `lost_at` are the edge's own times, of its last heartbeat and of its last will; all others are the cloud's.
create table edge (
    site      text        not null,
    edge      text        not null,
    line      text,
    state     text        not null check (state in ('ONLINE', 'SUSPECT', 'OFFLINE', 'RECOVERING', 'LOST')),
    since     timestamptz not null,
    said      text check (said in ('ONLINE', 'SUSPECT', 'OFFLINE', 'RECOVERING', 'LOST')),
    said_at   timestamptz,
    lost_at   timestamptz,
    heard_at  timestamptz,
    known_at  timestamptz not null,
    heartbeat text,
    epoch     text,
    primary key (site, edge)
);

-- Every change of a state; rows are added, never changed, and committed in the order of their numbers.
create table edge_event (
    number       bigint generated always as identity primary key,
    site         text        not null,
    edge         text        not null,
    at           timestamptz not null,
    was          text,
    became       text        not null,
    cause        text        not null check (cause in ('FIRST_HEARD', 'HEARTBEAT', 'LAST_WILL', 'SILENCE')),
    outage_from  timestamptz,
    outage_until timestamptz
);
create index edge_event_site on edge_event (site, number);

-- Numbers that were entered or told expired and not yet folded into their epoch's row. Written in the transaction of
-- what they number; one that comes again is one row more and, once folded, changes nothing.
create table receipt (
    site    text      not null,
    edge    text      not null,
    epoch   text      not null,
    numbers int8range not null,
    expired boolean   not null
);

-- The ledger of an epoch's numbers. What is `open` could have been here and is not; what has been open for longer than
-- the grace is `missing` and is asked for again.
create table edge_epoch (
    site          text           not null,
    edge          text           not null,
    epoch         text           not null,
    heard_of_at   timestamptz    not null,
    next_sequence bigint         not null default 1,
    settled_below bigint         not null default 1,
    received      int8multirange not null default '{}',
    expired       int8multirange not null default '{}',
    open          int8multirange not null default '{}',
    open_at       timestamptz,
    missing       int8multirange not null default '{}',
    tries         integer        not null default 0,
    requests      bigint         not null default 0,
    asked_at      timestamptz,
    ask_at        timestamptz,
    primary key (site, edge, epoch)
);
create index edge_epoch_ask on edge_epoch (ask_at) where ask_at is not null;

-- The tombstones as the edges told them, each once.
create table expired_entry (
    number        bigint generated always as identity,
    site          text        not null,
    edge          text        not null,
    epoch         text        not null,
    first         bigint      not null check (first >= 0),
    through       bigint      not null check (through >= first),
    kind          text check (kind in ('INSPECTION', 'ESCALATION', 'LAPSE')),
    inspection_id uuid,
    priority      smallint check (priority between 0 and 9),
    reason        text        not null,
    expired_at    timestamptz not null,
    received_at   timestamptz not null,
    primary key (site, edge, epoch, first, through, reason)
);
