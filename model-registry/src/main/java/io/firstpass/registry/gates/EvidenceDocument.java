package io.firstpass.registry.gates;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What evidence was found in, as a row of its own: lists of evidence are read without. */
@Entity
@Table(name = "evidence_document")
public class EvidenceDocument {
    @Id
    UUID id;

    byte[] document;

    protected EvidenceDocument() {}

    EvidenceDocument(UUID id, byte[] document) {
        this.id = id;
        this.document = document;
    }
}
