package io.firstpass.registry.approval;

import io.firstpass.registry.approval.Answer.Entered;
import io.firstpass.registry.approval.Answer.Refused;
import io.firstpass.registry.evidence.Gate;
import io.firstpass.registry.model.Deed;
import io.firstpass.registry.model.ShownVersion;
import io.firstpass.registry.model.State;
import io.firstpass.registry.model.VersionBook;
import io.firstpass.registry.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * What officers decided on all versions, by the rule of four eyes. Decisions on one version are entered one by one, so
 * that of two at once the later one knows the earlier. Thread-safe.
 */
@ApplicationScoped
public class ApprovalBook {
    @PersistenceContext(unitName = "registry")
    EntityManager database;

    @Inject
    VersionBook versions;

    @Inject
    Standings standings;

    @Inject
    Delegations delegations;

    @Inject
    Event<Deed> deeds;

    /** @throws Refusal 404 where there is no such version */
    @Transactional
    public Answer decide(String digest, Wish wish, String from) {
        ShownVersion version = versions.lock(digest);
        Dossier dossier = standings.dossier(version, delegations.to(wish.actor(), wish.at()));
        Answer answer = standings.rule().decide(dossier, wish);
        if (answer instanceof Entered entered) enter(entered, version, from);
        if (answer instanceof Refused refused)
            deeds.fire(new Deed(
                    wish.actor(), "access.refuse", digest, "", refused.cause().slug(), from));
        return answer;
    }

    /** How far its officers are at this moment. */
    @Transactional
    public Standing standing(String digest) {
        return standings.rule().standing(dossier(digest), Instant.now());
    }

    /** What it lacks at this moment; nothing, and it may run. */
    @Transactional
    public Missing missing(String digest) {
        Dossier dossier = dossier(digest);
        Standing standing = standings.rule().standing(dossier, Instant.now());
        List<Gate> gates = dossier.openGates().stream().map(Gate::valueOf).toList();
        return new Missing(gates, standing.missing(), standing.objecting(), standing.agreeing());
    }

    /** All decisions ever entered, the oldest first. */
    @Transactional
    public List<Approval> of(String digest) {
        return standings.rows(digest).stream().map(ApprovalRow::approval).toList();
    }

    private Dossier dossier(String digest) {
        ShownVersion version = versions.look(digest).orElseThrow(() -> new Refusal(404, "not-found", digest));
        return standings.dossier(version, List.of());
    }

    private void enter(Entered entered, ShownVersion version, String from) {
        Approval approval = entered.approval();
        String digest = approval.basis().digest();
        // Only one of a person counts: the earlier one ends before the next begins.
        for (ApprovalRow row : standings.rows(digest))
            if (entered.replaced().stream().anyMatch(replaced -> replaced.id().equals(row.id)))
                standings.end(row, "replaced by a later decision", approval.actor(), from);
        database.persist(new ApprovalRow(approval));
        database.flush();
        State after = standings.bringUpToNow(version, standings.dossier(version, List.of()));
        String said = approval.decision() + " as " + approval.role().slug()
                + (approval.actor().equals(approval.principal()) ? "" : " for " + approval.principal());
        deeds.fire(new Deed(
                approval.actor(), "approval.give", digest, version.state().name(), said + ": " + after, from));
    }
}
