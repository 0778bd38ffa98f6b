-- For production; no migration. The database's administrator runs it once, after the first start of the cloud
-- (docs/audit.md), and again after each update: psql -d firstpass -f audit-rights.sql. The audit tables, and the one that
-- says which gate policies were in force, get an owner that nobody logs in as, and the application's role, here firstpass,
-- may only add to them. Until then it owns them and could switch the triggers off.
do $$ begin
    if not exists (select from pg_roles where rolname = 'firstpass_audit') then
        create role firstpass_audit nologin;
    end if;
    execute format('alter database %I owner to %I', current_database(), current_user);
    execute format('grant connect, temporary on database %I to firstpass', current_database());
end $$;

-- Whoever owns a schema may drop what is in it.
alter schema public owner to current_user;
grant usage, create on schema public to firstpass;

alter table audit_event owner to firstpass_audit;
alter table audit_checkpoint owner to firstpass_audit;
alter table audit_stream owner to firstpass_audit;
alter table gate_policy owner to firstpass_audit;
alter function audit_append_only() owner to firstpass_audit;
alter function audit_stream_grows() owner to firstpass_audit;
alter function gate_policy_stays() owner to firstpass_audit;

revoke all on audit_event, audit_checkpoint, audit_stream, gate_policy from public, firstpass;
grant select, insert on audit_event, audit_checkpoint, gate_policy to firstpass;
-- The end of a stream moves on with each event; a trigger holds it to the next number.
grant select, insert, update on audit_stream to firstpass;
