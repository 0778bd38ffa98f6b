package io.firstpass.review.cases;

import io.firstpass.contract.Ruling;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** An inspection that the second look left unsettled, waiting for a person. */
@Entity
@Table(name = "review_case")
public class OpenCase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    @Column(name = "inspection_id")
    UUID inspectionId;

    String serial;
    String site;
    String state;

    @Column(name = "opened_at")
    OffsetDateTime openedAt;

    protected OpenCase() {}

    OpenCase(Ruling ruling) {
        inspectionId = ruling.inspectionId();
        serial = ruling.serial();
        site = ruling.site();
        state = "OPEN";
        openedAt = ruling.decidedAt().atOffset(ZoneOffset.UTC);
    }
}
