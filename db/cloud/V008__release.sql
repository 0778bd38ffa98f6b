-- Groups of sites that are released to together. at_once: the last change was a fall-back, which waits for no window.
create table channel (
    name        text        primary key,
    sites       text        not null,
    windows     text        not null,
    at_once     boolean     not null default false,
    issued_at   timestamptz not null,
    row_version bigint      not null default 1
);

-- Every release of a version to a channel. RUNNING is on its way, DONE is what the channel runs: one of each at most.
-- SUPERSEDED are those before, in the order of done_at; a fall-back makes the last of them DONE again.
create table release (
    number            bigint generated always as identity unique,
    id                uuid        primary key,
    channel           text        not null references channel,
    digest            text        not null references version,
    stage             text        not null check (stage in ('SHADOW', 'CANARY', 'ALL')),
    sites             text        not null,
    bounds            text,
    state             text        not null check (state in ('RUNNING', 'DONE', 'ROLLED_BACK', 'SUPERSEDED')),
    actor             text        not null,
    at                timestamptz not null,
    stage_since       timestamptz not null,
    done_at           timestamptz,
    ended_at          timestamptz,
    ended_by          text,
    ended_why         text,
    -- What the outcomes said when they were looked at last; no change of the release itself.
    checked           text,
    -- The proof as it was signed last, and what it rests on.
    approvals         text        not null,
    policy_version    text        not null,
    package_signature text        not null,
    statement         text        not null,
    row_version       bigint      not null default 1,
    check ((state in ('RUNNING', 'ROLLED_BACK')) or stage = 'ALL'),
    check ((state = 'ROLLED_BACK') = (ended_at is not null))
);
create index release_of_channel on release (channel, number);
create index release_of_version on release (digest);
create unique index release_running on release (channel) where state = 'RUNNING';
create unique index release_done on release (channel) where state = 'DONE';

-- What may run nowhere any more; rows are added, never changed. The list of the first n rows has the number n + 1.
create table revocation (
    number bigint      primary key check (number >= 1),
    digest text        not null unique references version,
    reason text        not null,
    actor  text        not null,
    at     timestamptz not null
);

-- Messages on their way to Kafka, written in the transaction of the deed and sent in this order.
create table release_outbox (
    number  bigint generated always as identity primary key,
    topic   text        not null,
    key     text        not null,
    payload text        not null,
    key_id  text        not null,
    at      timestamptz not null,
    sent_at timestamptz
);
create index release_outbox_unsent on release_outbox (number) where sent_at is null;
create index release_outbox_newest on release_outbox (topic, key, number);

-- Audits of one model, for those who ask what they found (review.fleet).
create index second_look_audit on second_look ((cast(event as json) -> 'model' ->> 'digest'), received_at)
    where cast(event as json) ->> 'reason' = 'AUDIT';
