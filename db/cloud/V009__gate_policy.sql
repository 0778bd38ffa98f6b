-- Every gate policy that was ever in force, by its version and the SHA-256 of what it says. Evidence and approvals name the
-- version alone; rows are added, never changed.
create table gate_policy (
    version integer     primary key check (version >= 1),
    digest  text        not null check (digest ~ '^[0-9a-f]{64}$'),
    at      timestamptz not null
);

create function gate_policy_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what a gate policy said stays: % on % is forbidden', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
create trigger gate_policy_stays before update or delete or truncate on gate_policy
    for each statement execute function gate_policy_stays();

revoke all on gate_policy from public;
