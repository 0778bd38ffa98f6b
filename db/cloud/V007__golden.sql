-- Images and labels that candidates are measured on, known by the digest of their manifest; never changed. The zip is in
-- object storage.
create table golden_set (
    number    bigint generated always as identity unique,
    digest    text        primary key check (digest ~ '^[0-9a-f]{64}$'),
    name      text        not null,
    units     integer     not null check (units > 0),
    defective integer     not null check (defective between 0 and units),
    bytes     bigint      not null check (bytes > 0),
    actor     text        not null,
    at        timestamptz not null
);

-- Which golden set a model's versions are measured on: the latest row of that model says it. Rows are added, never changed.
create table golden_set_in_force (
    number bigint generated always as identity primary key,
    model  text        not null,
    digest text        not null references golden_set,
    actor  text        not null,
    at     timestamptz not null
);
create index golden_set_of_model on golden_set_in_force (model, number);

-- Where it was asked from; whether its end has to become evidence yet, and which it became.
alter table benchmark_job
    add column origin       text    not null default '',
    add column evidence_due boolean not null default true,
    add column evidence     uuid references evidence (id);
create index benchmark_job_due on benchmark_job (number) where evidence_due and state not in ('QUEUED', 'RUNNING');
create index benchmark_job_evidence on benchmark_job (evidence) where evidence is not null;

-- FAILED says that a benchmark could not be run, which is no fault of the package; told holds why.
alter table benchmark_job
    drop constraint benchmark_job_state_check,
    drop constraint benchmark_job_check2,
    add constraint benchmark_job_state_check
        check (state in ('QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED')),
    add constraint benchmark_job_told_check check ((state in ('REFUSED', 'FAILED', 'CANCELLED')) = (told is not null));

-- Which registry runs benchmarks, and until when it may say nothing before another takes its turn.
create table benchmark_turn (
    only_one boolean primary key default true check (only_one),
    holder   uuid        not null,
    until    timestamptz not null
);
