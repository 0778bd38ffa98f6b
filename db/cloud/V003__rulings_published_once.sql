-- Which cloud server publishes rulings, and until when it may say nothing before another takes its turn.
create table ruling_publisher (
    only_one boolean primary key default true check (only_one),
    holder   uuid        not null,
    until    timestamptz not null
);

-- Up to where the records on the sites' topics are marked as sent in ruling_outbox.
create table ruling_position (
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic, partition)
);

create unique index ruling_outbox_revision on ruling_outbox (inspection_id, revision);
