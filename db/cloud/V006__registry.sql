-- Models by name. Each keeps its versions for good; what runs is said by a version's state.
create table model (
    number bigint generated always as identity unique,
    name   text primary key,
    at     timestamptz not null
);

-- A version is its package: known by the digest of the zip, and immutable but for its state.
create table version (
    number      bigint generated always as identity unique,
    digest      text        primary key check (digest ~ '^[0-9a-f]{64}$'),
    name        text        not null references model,
    version     text        not null,
    manifest    text        not null,
    bytes       bigint      not null check (bytes > 0),
    state       text        not null check (state in ('CANDIDATE', 'APPROVED', 'RELEASED', 'RETIRED', 'REVOKED')),
    submitter   text        not null,
    at          timestamptz not null,
    row_version bigint      not null default 0,
    unique (name, version)
);
create index version_of_model on version (name, number);
create index version_waiting on version (number) where state = 'CANDIDATE';

-- What a gate found; rows are added, never changed.
create table evidence (
    number         bigint generated always as identity unique,
    id             uuid        primary key,
    digest         text        not null references version,
    gate           text        not null check (gate in ('SIGNATURE', 'WEIGHTS', 'IMAGE', 'BENCHMARK')),
    actor          text        not null,
    at             timestamptz not null,
    tool           text        not null,
    tool_version   text        not null,
    verdict        text        not null check (verdict in ('PASSED', 'REFUSED')),
    figures        text        not null,
    reasons        text        not null,
    policy_version integer     not null
);
create index evidence_of_version on evidence (digest, number);

-- What it was found in: a signature's bundle, a scanner's report. Often long, and seldom read.
create table evidence_document (
    id       uuid  primary key references evidence (id),
    document bytea not null
);

-- Every decision of an officer. A person has one on a version that is not void; the others say why they are.
create table approval (
    number         bigint generated always as identity unique,
    id             uuid        primary key,
    digest         text        not null references version,
    role           text        not null check (role in ('SECURITY', 'QUALITY')),
    actor          text        not null,
    principal      text        not null,
    decision       text        not null check (decision in ('APPROVE', 'REJECT', 'CHANGES')),
    reason         text        not null,
    at             timestamptz not null,
    expires_at     timestamptz not null,
    evidence_set   text        not null,
    policy_version integer     not null,
    void_reason    text
);
create index approval_of_version on approval (digest, number);
create unique index approval_counts_once on approval (digest, actor) where void_reason is null;

create table delegation (
    number    bigint generated always as identity primary key,
    from_user text        not null,
    to_user   text        not null check (to_user <> from_user),
    role      text        not null check (role in ('SECURITY', 'QUALITY')),
    until     timestamptz not null,
    at        timestamptz not null
);
create index delegation_to on delegation (to_user, role, until);

-- A name such as production that points to one version of a model.
create table alias (
    name        text not null references model,
    alias       text not null,
    digest      text not null references version,
    row_version bigint not null default 0,
    primary key (name, alias)
);
