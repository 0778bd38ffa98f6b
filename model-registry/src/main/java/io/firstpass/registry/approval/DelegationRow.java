package io.firstpass.registry.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A delegation as a row. */
@Entity
@Table(name = "delegation")
public class DelegationRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    @Column(name = "from_user")
    String from;

    @Column(name = "to_user")
    String to;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "until")
    OffsetDateTime until;

    OffsetDateTime at;

    protected DelegationRow() {}

    DelegationRow(Delegation delegation, Instant now) {
        from = delegation.from();
        to = delegation.to();
        role = delegation.role();
        until = delegation.until().atOffset(ZoneOffset.UTC);
        at = now.atOffset(ZoneOffset.UTC);
    }

    /** Noticed because the entity itself does it: the provider weaves no other class. */
    void end(Instant now) {
        until = now.atOffset(ZoneOffset.UTC);
    }

    ShownDelegation shown() {
        return new ShownDelegation(number, from, to, role, until.toInstant());
    }

    Delegation delegation() {
        return new Delegation(from, to, role, until.toInstant());
    }
}
