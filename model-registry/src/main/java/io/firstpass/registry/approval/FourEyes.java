package io.firstpass.registry.approval;

import io.firstpass.registry.approval.Answer.Cause;
import io.firstpass.registry.approval.Answer.Entered;
import io.firstpass.registry.approval.Answer.Refused;
import io.firstpass.registry.approval.Answer.Repeated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rule of four eyes: a version needs the agreement of security and of quality, by two people of whom neither
 * submitted it. Whoever acts for somebody else is bound as if both had acted. Nobody speaks for two roles on one
 * version, not even after the first word became void. Immutable; whoever enters decisions lets them come one by one
 * for each version.
 */
public final class FourEyes {
    private final Duration lifetime;

    /** @param lifetime how long a decision counts */
    public FourEyes(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public Answer decide(Dossier dossier, Wish wish) {
        if (dossier.closed()) return refused(Cause.CLOSED);
        List<String> principals = principals(dossier, wish);
        if (principals.isEmpty()) return refused(Cause.ROLE_NEEDED, wish.role().slug());
        Refused last = null;
        // Where several let him act, one who may is enough.
        for (String principal : principals) {
            Optional<Refused> refused = refusedFor(dossier, wish, principal);
            if (refused.isEmpty()) return entered(dossier, wish, principal);
            last = refused.get();
        }
        return last;
    }

    /** What counts at this moment. */
    public Standing standing(Dossier dossier, Instant now) {
        List<Approval> counting = dossier.approvals().stream()
                .filter(approval -> approval.counts(dossier.basis(), now))
                .toList();
        List<Approval> agreeing = counting.stream()
                .filter(approval -> approval.decision() == Decision.APPROVE)
                .toList();
        Set<Role> missing = EnumSet.allOf(Role.class);
        agreeing.forEach(approval -> missing.remove(approval.role()));
        var objecting = new ArrayList<>(counting);
        objecting.removeAll(agreeing);
        return new Standing(agreeing, List.copyOf(objecting), missing);
    }

    /** Why a decision counts no longer, for those that were not yet marked so; empty where it does. */
    public Optional<String> voidedBy(Approval approval, Basis current, Instant now) {
        if (approval.voided().isPresent()) return Optional.empty();
        String change = approval.basis().changesTo(current);
        if (!change.isEmpty()) return Optional.of(change);
        return now.isBefore(approval.expiresAt()) ? Optional.empty() : Optional.of("it expired");
    }

    /** Those for whom the person may act in the role: first himself, then who delegated it to him. */
    private static List<String> principals(Dossier dossier, Wish wish) {
        var principals = new ArrayList<String>();
        if (wish.ownRoles().contains(wish.role())) principals.add(wish.actor());
        dossier.delegations().stream()
                .filter(delegation -> delegation.lets(wish.actor(), wish.role(), wish.at()))
                .forEach(delegation -> principals.add(delegation.from()));
        return principals;
    }

    private static Optional<Refused> refusedFor(Dossier dossier, Wish wish, String principal) {
        Set<String> people =
                Set.copyOf(List.of(wish.actor(), principal).stream().distinct().toList());
        if (people.contains(dossier.submitter())) return Optional.of(refused(Cause.SUBMITTER, dossier.submitter()));
        for (Approval earlier : dossier.approvals())
            if (earlier.role() != wish.role())
                for (String person : people)
                    if (earlier.people().contains(person))
                        return Optional.of(
                                refused(Cause.TWO_ROLES, person, earlier.role().slug()));
        return contentRefused(dossier, wish);
    }

    private static Optional<Refused> contentRefused(Dossier dossier, Wish wish) {
        if (!wish.evidenceSeen().equals(dossier.basis().evidenceSet()))
            return Optional.of(refused(
                    Cause.EVIDENCE_CHANGED, wish.evidenceSeen(), dossier.basis().evidenceSet()));
        if (wish.decision() != Decision.APPROVE)
            return wish.reason().isEmpty() ? Optional.of(refused(Cause.REASON_NEEDED)) : Optional.empty();
        return dossier.openGates().isEmpty()
                ? Optional.empty()
                : Optional.of(refused(Cause.GATES_OPEN, String.join(", ", dossier.openGates())));
    }

    private Answer entered(Dossier dossier, Wish wish, String principal) {
        Basis basis = dossier.basis();
        for (Approval earlier : dossier.approvals())
            if (earlier.says(wish, basis))
                return earlier.counts(basis, wish.at()) ? new Repeated(earlier) : refused(Cause.REPLAYED, earlier.at());
        List<Approval> replaced = dossier.approvals().stream()
                .filter(earlier -> earlier.voided().isEmpty() && earlier.actor().equals(wish.actor()))
                .toList();
        return new Entered(
                new Approval(
                        UUID.randomUUID(),
                        wish.role(),
                        wish.actor(),
                        principal,
                        wish.decision(),
                        wish.reason(),
                        wish.at(),
                        wish.at().plus(lifetime),
                        basis,
                        Optional.empty()),
                replaced);
    }

    private static Refused refused(Cause cause, Object... facts) {
        return new Refused(cause, List.of(facts));
    }
}
