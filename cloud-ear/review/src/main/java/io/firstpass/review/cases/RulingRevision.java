package io.firstpass.review.cases;

import io.firstpass.contract.Outcome;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.json.Messages;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** One revision of a ruling as it stands in the book: never changed, only followed by the next. */
@Entity
@Table(name = "ruling")
public class RulingRevision {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    @Column(name = "inspection_id")
    UUID inspectionId;

    int revision;
    String site;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column(name = "decided_at")
    OffsetDateTime decidedAt;

    String body;

    protected RulingRevision() {}

    RulingRevision(Ruling ruling) {
        inspectionId = ruling.inspectionId();
        revision = ruling.revision();
        site = ruling.site();
        outcome = ruling.outcome();
        decidedAt = ruling.decidedAt().atOffset(ZoneOffset.UTC);
        body = new String(Messages.write(ruling), StandardCharsets.UTF_8);
    }

    Ruling ruling() {
        return Messages.read(body.getBytes(StandardCharsets.UTF_8), Ruling.class);
    }
}
