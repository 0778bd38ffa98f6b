package io.firstpass.registry.approval;

import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.gates.CountsChanged;
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
import java.util.stream.Stream;

/**
 * Keeps decisions and states true to what they were given for: a decision whose ground changed is marked void, and a
 * version is approved exactly while its gates are passed and its officers agree. What was released stays so until
 * somebody takes it back.
 */
@ApplicationScoped
class Standings {
    /** Who acts where nobody does: the rules themselves. */
    static final String RULES = "registry";

    private static final String DECIDED_ON =
            """
            select v.digest from version v where v.name = ?1 and (v.state = 'APPROVED' or v.state = 'CANDIDATE'
                and exists (select from approval a where a.digest = v.digest and a.void_reason is null))
            order by v.number
            """;

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

    /** Evidence stays as it was, and a gate opens or closes: whoever approved did so for what counted then. */
    void onCounts(@Observes CountsChanged event) {
        List<String> digests =
                event.models().stream().sorted().flatMap(this::decidedOn).toList();
        // All of them before the first deed: who holds one of them waits for the audit log.
        digests.forEach(versions::lock);
        digests.forEach(this::settle);
    }

    /** Brings marks and state to what holds now, under the version's lock, and tells of a state that changed. */
    @Transactional
    public void settle(String digest) {
        ShownVersion version = versions.lock(digest);
        Dossier dossier = dossier(version, List.of());
        State after = bringUpToNow(version, dossier);
        if (after == version.state()) return;
        List<String> open = dossier.openGates();
        String told = open.isEmpty() ? after.name() : after + ", open: " + open;
        deeds.fire(new Deed(RULES, "version.state", digest, version.state().name(), told, ""));
    }

    /**
     * The same, for who holds the version and tells of the state in a deed of his own.
     *
     * @param dossier as it is at this moment, of the same version
     * @return the state that it is in now
     */
    State bringUpToNow(ShownVersion version, Dossier dossier) {
        Instant now = Instant.now();
        for (ApprovalRow row : rows(version.digest()))
            rule().voidedBy(row.approval(), dossier.basis(), now).ifPresent(reason -> end(row, reason, RULES, ""));
        boolean approved = rule().standing(dossier, now).isApproved()
                && dossier.openGates().isEmpty();
        if (version.state() != State.CANDIDATE && version.state() != State.APPROVED) return version.state();
        State right = approved ? State.APPROVED : State.CANDIDATE;
        if (version.state() != right) versions.become(version.digest(), right);
        return right;
    }

    void end(ApprovalRow row, String reason, String actor, String from) {
        row.end(reason);
        database.flush();
        String was = row.decision + " as " + row.role.slug() + " by " + row.actor;
        deeds.fire(new Deed(actor, "approval.void", row.digest, was, reason, from));
    }

    /** The versions of a model whose state hangs on decisions, in their order. */
    private Stream<String> decidedOn(String model) {
        return database.createNativeQuery(DECIDED_ON)
                .setParameter(1, model)
                .getResultStream()
                .map(String.class::cast);
    }

    /** All decisions ever entered, the oldest first. */
    List<ApprovalRow> rows(String digest) {
        return database.createQuery(
                        "select a from ApprovalRow a where a.digest = :digest order by a.number", ApprovalRow.class)
                .setParameter("digest", digest)
                .getResultList();
    }
}
