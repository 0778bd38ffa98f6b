package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.EvidenceAdded;
import io.firstpass.registry.gates.EvidenceBook;
import io.firstpass.registry.gates.PolicyInForce;
import io.firstpass.registry.model.Deed;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.State;
import io.firstpass.registry.model.VersionBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps decisions and states true to what they were given for: a decision whose ground changed is marked void, and a
 * version is approved exactly while its gates are passed and its officers agree. What was released stays so until
 * somebody takes it back.
 */
@ApplicationScoped
class Standings {
    /** Who acts where nobody does: the rules themselves. */
    static final String RULES = "registry";

    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    VersionBook versions;

    @Inject
    EvidenceBook evidence;

    @Inject
    PolicyInForce policy;

    @Inject
    Event<Deed> deeds;

    FourEyes rule() {
        return new FourEyes(Duration.ofDays(policy.get().approval().expiresDays()));
    }

    @Transactional
    Dossier dossier(ShownVersion version, List<Delegation> delegations) {
        String digest = version.digest();
        var basis = new Basis(digest, evidence.evidenceSet(digest), policy.get().version());
        List<String> open = evidence.openGates(digest).stream().map(Gate::name).toList();
        boolean closed = version.state() == State.RETIRED || version.state() == State.REVOKED;
        List<Approval> approvals =
                rows(digest).stream().map(ApprovalRow::approval).toList();
        return new Dossier(version.submitter(), basis, open, closed, approvals, delegations);
    }

    void onEvidence(@Observes EvidenceAdded event) {
        settle(event.digest());
    }

    /** Brings marks and state to what holds now, under the version's lock. */
    @Transactional
    public void settle(String digest) {
        ShownVersion version = versions.lock(digest);
        Instant now = Instant.now();
        Dossier dossier = dossier(version, List.of());
        for (ApprovalRow row : rows(digest))
            rule().voidedBy(row.approval(), dossier.basis(), now).ifPresent(reason -> end(row, reason, RULES, ""));
        boolean approved = rule().standing(dossier, now).isApproved()
                && dossier.openGates().isEmpty();
        State right = approved ? State.APPROVED : State.CANDIDATE;
        boolean movable = version.state() == State.CANDIDATE || version.state() == State.APPROVED;
        if (movable && version.state() != right) versions.become(digest, right);
    }

    void end(ApprovalRow row, String reason, String actor, String from) {
        row.end(reason);
        database.flush();
        String was = row.decision + " as " + row.role.slug() + " by " + row.actor;
        deeds.fire(new Deed(actor, "approval.void", row.digest, was, reason, from));
    }

    /** All decisions ever entered, the oldest first. */
    List<ApprovalRow> rows(String digest) {
        return database.createQuery(
                        "select a from ApprovalRow a where a.digest = :digest order by a.number", ApprovalRow.class)
                .setParameter("digest", digest)
                .getResultList();
    }
}
