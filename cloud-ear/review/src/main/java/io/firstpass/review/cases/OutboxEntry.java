package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A ruling on its way to its site; {@code sentAt} is null until the broker acknowledged it. */
@Entity
@Table(name = "ruling_outbox")
public class OutboxEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    @Column(name = "inspection_id")
    UUID inspectionId;

    int revision;
    String traceparent;

    @Column(name = "sent_at")
    OffsetDateTime sentAt;

    protected OutboxEntry() {}

    OutboxEntry(Ruling ruling, String traceparent) {
        this.inspectionId = ruling.inspectionId();
        this.revision = ruling.revision();
        this.traceparent = traceparent;
    }
}
