-- Where each stream of the audit log ends. An append locks its row until the deed's transaction ends, so that numbers
-- have no gaps and every event's hash follows from the one before.
create table audit_stream (
    stream text   primary key,
    number bigint not null,
    hash   bytea  not null check (octet_length(hash) = 32)
);

-- Who did what to which subject; rows are added, never changed. Chained by hash within their stream.
create table audit_event (
    stream  text        not null,
    number  bigint      not null check (number >= 1),
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    before  text,
    after   text,
    origin  text        not null,
    hash    bytea       not null check (octet_length(hash) = 32),
    primary key (stream, number)
);
create index audit_event_at on audit_event (at, stream, number);
create index audit_event_stream on audit_event (stream, at, number);
create index audit_event_subject on audit_event (subject, at, stream, number);
create index audit_event_actor on audit_event (actor, at, stream, number);
create index audit_event_action on audit_event (action, at, stream, number);
create index audit_event_actor_action on audit_event (actor, action, at, stream, number);

-- Signed ends of streams: what a later export must still hold.
create table audit_checkpoint (
    stream    text        not null,
    number    bigint      not null,
    hash      bytea       not null,
    at        timestamptz not null,
    key_id    text        not null,
    signature bytea       not null,
    primary key (stream, number, key_id)
);

create function audit_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % on % is forbidden', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_append_only();
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint
    for each statement execute function audit_append_only();
create trigger audit_stream_stays before delete or truncate on audit_stream
    for each statement execute function audit_append_only();

create function audit_stream_grows() returns trigger language plpgsql as $$
begin
    if new.stream <> old.stream or new.number <> old.number + 1 then
        raise exception 'the audit log is append-only: stream % ends at % and can only go on to the next number',
            old.stream, old.number using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;
create trigger audit_stream_grows before update on audit_stream
    for each row execute function audit_stream_grows();

revoke all on audit_event, audit_checkpoint, audit_stream from public;
