-- What one edge has inspected and what of it still has to reach the cloud. Times are milliseconds since 1970 UTC:
-- Derby's TIMESTAMP knows no time zone, and an edge must not care when its clocks change.

-- One row. The numbers are drawn from here inside the recording transaction and not from an identity column, which
-- would skip numbers after a rollback or a kill; the cloud takes a skipped number for a lost entry.
CREATE TABLE outbox (
    epoch         CHAR(36) NOT NULL,
    next_sequence BIGINT   NOT NULL
);

CREATE TABLE inspection (
    id              CHAR(36)     NOT NULL,
    serial          VARCHAR(512) NOT NULL,
    json            CLOB         NOT NULL,
    frame_sha256    CHAR(64)     NOT NULL,
    idempotency_key VARCHAR(255),
    captured_at     BIGINT       NOT NULL,
    CONSTRAINT inspection_pk PRIMARY KEY (id),
    CONSTRAINT inspection_once UNIQUE (idempotency_key)
);
CREATE INDEX inspection_by_serial ON inspection (serial, captured_at);
CREATE INDEX inspection_by_age ON inspection (captured_at);

CREATE TABLE ruling (
    inspection_id CHAR(36) NOT NULL,
    revision      INT      NOT NULL,
    json          CLOB     NOT NULL,
    CONSTRAINT ruling_pk PRIMARY KEY (inspection_id, revision),
    CONSTRAINT ruling_of FOREIGN KEY (inspection_id) REFERENCES inspection (id) ON DELETE CASCADE
);

-- sent_at: acknowledged by the broker. withdrawn_at: can never be sent, because its frame or its content is gone.
CREATE TABLE entry (
    sequence              BIGINT      NOT NULL,
    epoch                 CHAR(36)    NOT NULL,
    inspection_id         CHAR(36)    NOT NULL,
    kind                  VARCHAR(16) NOT NULL,
    priority              INT         NOT NULL,
    content_type          VARCHAR(64) NOT NULL,
    inclusion_probability DOUBLE,
    traceparent           VARCHAR(255),
    created_at            BIGINT      NOT NULL,
    sent_at               BIGINT,
    withdrawn_at          BIGINT,
    CONSTRAINT entry_pk PRIMARY KEY (sequence),
    CONSTRAINT entry_of FOREIGN KEY (inspection_id) REFERENCES inspection (id) ON DELETE CASCADE,
    CONSTRAINT entry_kind CHECK (kind IN ('INSPECTION', 'ESCALATION'))
);
CREATE INDEX entry_to_send ON entry (sent_at, withdrawn_at, priority, sequence);
