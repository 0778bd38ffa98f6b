package io.firstpass.registry.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A decision as a row: all of it stays as it was entered, but for the reason why it counts no longer. */
@Entity
@Table(name = "approval")
public class ApprovalRow {
    @Id
    UUID id;

    @Column(insertable = false, updatable = false)
    long number;

    String digest;

    @Enumerated(EnumType.STRING)
    Role role;

    String actor;

    String principal;

    @Enumerated(EnumType.STRING)
    Decision decision;

    String reason;

    OffsetDateTime at;

    @Column(name = "expires_at")
    OffsetDateTime expiresAt;

    @Column(name = "evidence_set")
    String evidenceSet;

    @Column(name = "policy_version")
    int policyVersion;

    @Column(name = "void_reason")
    String voidReason;

    protected ApprovalRow() {}

    ApprovalRow(Approval approval) {
        id = approval.id();
        digest = approval.basis().digest();
        role = approval.role();
        actor = approval.actor();
        principal = approval.principal();
        decision = approval.decision();
        reason = approval.reason();
        at = approval.at().atOffset(ZoneOffset.UTC);
        expiresAt = approval.expiresAt().atOffset(ZoneOffset.UTC);
        evidenceSet = approval.basis().evidenceSet();
        policyVersion = approval.basis().policyVersion();
    }

    /** It counts no longer. Noticed because the entity itself does it: the provider weaves no other class. */
    void end(String reason) {
        voidReason = reason;
    }

    Approval approval() {
        return new Approval(
                id,
                role,
                actor,
                principal,
                decision,
                reason,
                at.toInstant(),
                expiresAt.toInstant(),
                new Basis(digest, evidenceSet, policyVersion),
                Optional.ofNullable(voidReason));
    }
}
