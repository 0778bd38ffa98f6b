-- What the outbox needs to keep its promise while the cable is cut: retention, tombstones, lapses, sealed frames.
-- "recorded", "sent" and "told" are milliseconds of the edge's running time (outbox.running), which no change of the
-- system's clock moves; what ends in "_at" is milliseconds since 1970 UTC, for people to read.

ALTER TABLE outbox ADD COLUMN running BIGINT NOT NULL DEFAULT 1;

-- Entries of this epoch or of an earlier one, first to last, that will never be sent. told = 0: the cloud does not know.
CREATE TABLE tombstone (
    epoch          CHAR(36)    NOT NULL,
    first_sequence BIGINT      NOT NULL,
    last_sequence  BIGINT      NOT NULL,
    kind           VARCHAR(16),
    inspection_id  CHAR(36),
    priority       INT,
    reason         VARCHAR(16) NOT NULL,
    expired_at     BIGINT      NOT NULL,
    told           BIGINT      NOT NULL DEFAULT 0,
    CONSTRAINT tombstone_pk PRIMARY KEY (epoch, first_sequence)
);
CREATE INDEX tombstone_to_tell ON tombstone (told, epoch, first_sequence);
INSERT INTO tombstone (epoch, first_sequence, last_sequence, kind, inspection_id, priority, reason, expired_at)
    SELECT epoch, sequence, sequence, kind, inspection_id, priority,
           CASE WHEN kind = 'ESCALATION' THEN 'FRAME_LOST' ELSE 'UNREADABLE' END, withdrawn_at
    FROM entry WHERE withdrawn_at IS NOT NULL;
DELETE FROM entry WHERE withdrawn_at IS NOT NULL;

DROP INDEX inspection_by_age;
ALTER TABLE inspection ADD COLUMN recorded BIGINT NOT NULL DEFAULT 1;
CREATE INDEX inspection_by_age ON inspection (recorded);

-- HOLDs without a ruling, until their deadline in running time. Those of before this migration have none.
CREATE TABLE held (
    inspection_id CHAR(36) NOT NULL,
    due           BIGINT   NOT NULL,
    CONSTRAINT held_pk PRIMARY KEY (inspection_id),
    CONSTRAINT held_of FOREIGN KEY (inspection_id) REFERENCES inspection (id) ON DELETE CASCADE
);
CREATE INDEX held_by_due ON held (due, inspection_id);

CREATE TABLE lapse (
    inspection_id CHAR(36) NOT NULL,
    json          CLOB     NOT NULL,
    lapsed_at     BIGINT   NOT NULL,
    CONSTRAINT lapse_pk PRIMARY KEY (inspection_id),
    CONSTRAINT lapse_of FOREIGN KEY (inspection_id) REFERENCES inspection (id) ON DELETE CASCADE
);

-- All entries are of the epoch in outbox. bytes: of the frame as it lies on the disk, or of the metadata. sent = 0: waits.
-- sealed_sha256: of the encrypted frame; null where an earlier version wrote the frame in the clear, until the next start.
DROP INDEX entry_to_send;
ALTER TABLE entry DROP CONSTRAINT entry_kind;
ALTER TABLE entry ADD CONSTRAINT entry_kind CHECK (kind IN ('INSPECTION', 'ESCALATION', 'LAPSE'));
ALTER TABLE entry ADD COLUMN shelf VARCHAR(16) NOT NULL DEFAULT 'INSPECTIONS';
ALTER TABLE entry ADD COLUMN bytes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN sealed_sha256 CHAR(64);
ALTER TABLE entry ADD COLUMN recorded BIGINT NOT NULL DEFAULT 1;
ALTER TABLE entry ADD COLUMN sent BIGINT NOT NULL DEFAULT 0;
UPDATE entry SET shelf = CASE WHEN inclusion_probability IS NULL THEN 'ESCALATIONS' ELSE 'AUDITS' END
    WHERE kind = 'ESCALATION';
UPDATE entry SET bytes = (SELECT LENGTH(json) FROM inspection WHERE id = inspection_id) WHERE kind = 'INSPECTION';
UPDATE entry SET sent = 1 WHERE sent_at IS NOT NULL;
ALTER TABLE entry DROP COLUMN sent_at;
ALTER TABLE entry DROP COLUMN withdrawn_at;
ALTER TABLE entry DROP COLUMN epoch;
CREATE INDEX entry_by_worth ON entry (sent, shelf, priority, sequence);
