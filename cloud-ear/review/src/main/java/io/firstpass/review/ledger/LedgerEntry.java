package io.firstpass.review.ledger;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.UUID;

/** One inspection as its edge reported it. */
@Entity
@Table(name = "inspection")
public class LedgerEntry {
    @Id
    @Column(name = "inspection_id")
    UUID inspectionId;

    String serial;

    @Column(name = "captured_at")
    OffsetDateTime capturedAt;

    String event;

    protected LedgerEntry() {}

    Inspection inspection() {
        return Messages.read(event.getBytes(StandardCharsets.UTF_8), Inspection.class);
    }
}
