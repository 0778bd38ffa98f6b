-- Packages to be measured on a golden set, in the order of their numbers. A job in DONE, REFUSED or CANCELLED stays as it is.
create table benchmark_job (
    number         bigint generated always as identity primary key,
    id             uuid        not null unique,
    package_digest text        not null check (package_digest ~ '^[0-9a-f]{64}$'),
    golden_set     text        not null check (golden_set ~ '^[0-9a-f]{64}$'),
    actor          text        not null,
    queued_at      timestamptz not null,
    state          text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED')),
    since          timestamptz,
    done           integer     not null default 0,
    total          integer     not null default 0,
    -- Why it was refused, or who cancelled it.
    told           text,
    figures        text,
    check ((state = 'QUEUED') = (since is null)),
    check ((state = 'DONE') = (figures is not null)),
    check ((state in ('REFUSED', 'CANCELLED')) = (told is not null))
);
create index benchmark_job_open on benchmark_job (number) where state in ('QUEUED', 'RUNNING');
create index benchmark_job_package on benchmark_job (package_digest, number);
