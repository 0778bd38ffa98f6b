package io.firstpass.registry.approval;

import static io.firstpass.registry.approval.Decision.APPROVE;
import static io.firstpass.registry.approval.Decision.REJECT;
import static io.firstpass.registry.approval.Role.QUALITY;
import static io.firstpass.registry.approval.Role.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.registry.approval.Answer.Cause;
import io.firstpass.registry.approval.Answer.Entered;
import io.firstpass.registry.approval.Answer.Refused;
import io.firstpass.registry.approval.Answer.Repeated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mia submitted; Sam and Sue are security, Quin and Quentin quality, Bo both; Dan is nobody's officer. */
class FourEyesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Basis BASIS = new Basis("d1", "e1", 1);
    private final FourEyes rule = new FourEyes(LIFETIME);
    private final List<Approval> approvals = new ArrayList<>();
    private final List<Delegation> delegations = new ArrayList<>();
    private Basis basis = BASIS;
    private List<String> openGates = List.of();
    private boolean closed;
    private Instant now = NOW;

    /**
     * Every pair of a first and a second word, each as actor:role[:principal]; the outcome is that of the second. A
     * principal is who delegated the role to the actor.
     */
    @ParameterizedTest
    @CsvSource({
        // first,               second,                outcome
        "-,                     sam:SECURITY,          ENTERED",
        "-,                     quin:QUALITY,          ENTERED",
        "-,                     sam:QUALITY,           ROLE_NEEDED",
        "-,                     dan:SECURITY,          ROLE_NEEDED",
        "-,                     mia:SECURITY,          ROLE_NEEDED",
        "-,                     boss-mia:SECURITY,     SUBMITTER",
        "-,                     mia:SECURITY:sam,      SUBMITTER",
        "-,                     dan:SECURITY:boss-mia, SUBMITTER",
        "-,                     dan:SECURITY:sam,      ENTERED",
        "-,                     dan:QUALITY:quin,      ENTERED",
        "-,                     quin:SECURITY:sam,     ENTERED",
        "sam:SECURITY,          quin:QUALITY,          ENTERED",
        "quin:QUALITY,          sam:SECURITY,          ENTERED",
        "sam:SECURITY,          sue:SECURITY,          ENTERED",
        "bo:SECURITY,           bo:QUALITY,            TWO_ROLES",
        "bo:QUALITY,            bo:SECURITY,           TWO_ROLES",
        "sam:SECURITY,          sam:QUALITY:quin,      TWO_ROLES",
        "quin:QUALITY,          quin:SECURITY:sam,     TWO_ROLES",
        "dan:SECURITY:sam,      dan:QUALITY:quin,      TWO_ROLES",
        "dan:SECURITY:bo,       bo:QUALITY,            TWO_ROLES",
        "bo:SECURITY,           dan:QUALITY:bo,        TWO_ROLES",
        "dan:SECURITY:bo,       deb:QUALITY:bo,        TWO_ROLES",
        "dan:SECURITY:sam,      deb:QUALITY:quin,      ENTERED",
        "dan:SECURITY:sam,      quin:QUALITY,          ENTERED",
        "sam:SECURITY,          sam:SECURITY,          REPEATED",
        "dan:SECURITY:sam,      dan:SECURITY:sam,      REPEATED",
    })
    void tellsWhoMaySpeakForWhichRole(String first, String second, String outcome) {
        String submitter = second.contains("boss-mia") ? "boss-mia" : "mia";
        if (!first.equals("-")) say(submitter, wish(first));
        approvals.forEach(approval -> assertThat(approval.voided()).isEmpty());

        Wish wish = wish(second);
        assertThat(name(rule.decide(dossier(submitter), wish))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVE, fine, e1, '',        false, ENTERED",
        "APPROVE, '',   e1, '',        false, ENTERED",
        "REJECT,  bad,  e1, '',        false, ENTERED",
        "REJECT,  ' ',  e1, '',        false, REASON_NEEDED",
        "CHANGES, bad,  e1, '',        false, ENTERED",
        "CHANGES, '',   e1, '',        false, REASON_NEEDED",
        "APPROVE, fine, e0, '',        false, EVIDENCE_CHANGED",
        "REJECT,  bad,  e0, '',        false, EVIDENCE_CHANGED",
        "APPROVE, fine, e1, benchmark, false, GATES_OPEN",
        "REJECT,  bad,  e1, benchmark, false, ENTERED",
        "CHANGES, bad,  e1, benchmark, false, ENTERED",
        "APPROVE, fine, e1, '',        true,  CLOSED",
        "REJECT,  bad,  e1, '',        true,  CLOSED",
    })
    void tellsWhatMayBeSaid(Decision decision, String reason, String seen, String open, boolean ended, String outcome) {
        openGates = open.isEmpty() ? List.of() : List.of(open);
        closed = ended;

        assertThat(name(rule.decide(dossier("mia"), wish("sam", SECURITY, decision, reason, seen))))
                .isEqualTo(outcome);
    }

    @Test
    void isApprovedOnlyWhenBothRolesAgree() {
        assertThat(standing().missing()).containsExactly(SECURITY, QUALITY);
        say("mia", wish("sam:SECURITY"));
        assertThat(standing().missing()).containsExactly(QUALITY);
        assertThat(standing().isApproved()).isFalse();
        say("mia", wish("quin:QUALITY"));
        assertThat(standing().isApproved()).isTrue();
    }

    @Test
    void twoOfOneRoleAreNotEnough() {
        say("mia", wish("sam:SECURITY"));
        say("mia", wish("sue:SECURITY"));

        assertThat(standing().missing()).containsExactly(QUALITY);
        assertThat(standing().isApproved()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"REJECT", "CHANGES"})
    void anObjectionStopsWhatBothRolesAgreedToUntilItsAuthorTakesItBack(Decision objection) {
        approvedByBoth();
        say("mia", wish("sue", SECURITY, objection, "unsafe", "e1"));
        assertThat(standing().isApproved()).isFalse();
        assertThat(standing().objecting()).extracting(Approval::actor).containsExactly("sue");

        say("mia", wish("sue", SECURITY, APPROVE, "settled", "e1"));
        assertThat(standing().isApproved()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"d2,e1,1,the package changed", "d1,e2,1,the evidence changed", "d1,e1,2,the policy changed to version 2"
    })
    void whatItWasGivenForChangedAndItIsVoid(String digest, String evidence, int policy, String reason) {
        approvedByBoth();
        basis = new Basis(digest, evidence, policy);

        assertThat(standing().missing()).containsExactly(SECURITY, QUALITY);
        assertThat(approvals).extracting(a -> rule.voidedBy(a, basis, now)).containsOnly(Optional.of(reason));
    }

    @Test
    void countsUntilItExpiresAndNotAtThatMoment() {
        approvedByBoth();

        now = NOW.plus(LIFETIME).minusNanos(1);
        assertThat(standing().isApproved()).isTrue();
        assertThat(rule.voidedBy(approvals.get(0), basis, now)).isEmpty();
        now = NOW.plus(LIFETIME);
        assertThat(standing().isApproved()).isFalse();
        assertThat(rule.voidedBy(approvals.get(0), basis, now)).contains("it expired");
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        Approval first = say("mia", wish("sam:SECURITY"));
        now = NOW.plusSeconds(60);

        assertThat(rule.decide(dossier("mia"), wish("sam:SECURITY"))).isEqualTo(new Repeated(first));
    }

    @Test
    void anOldWordThatIsSentAgainDoesNotUndoALaterOne() {
        say("mia", wish("sam:SECURITY"));
        say("mia", wish("sam", SECURITY, REJECT, "unsafe", "e1"));

        assertThat(rule.decide(dossier("mia"), wish("sam:SECURITY")))
                .isEqualTo(new Refused(Cause.REPLAYED, List.of(NOW)));
    }

    @Test
    void anExpiredWordThatIsSentAgainDoesNotRenewItself() {
        say("mia", wish("sam:SECURITY"));
        now = NOW.plus(LIFETIME);

        assertThat(name(rule.decide(dossier("mia"), wish("sam:SECURITY")))).isEqualTo("REPLAYED");
        assertThat(name(rule.decide(dossier("mia"), wish("sam", SECURITY, APPROVE, "still fine", "e1"))))
                .isEqualTo("ENTERED");
    }

    @Test
    void aVoidWordStillKeepsItsAuthorFromTheOtherRole() {
        say("mia", wish("bo:SECURITY"));
        basis = new Basis("d1", "e2", 1);

        assertThat(name(rule.decide(dossier("mia"), wish("bo", QUALITY, APPROVE, "ok", "e2"))))
                .isEqualTo("TWO_ROLES");
        assertThat(name(rule.decide(dossier("mia"), wish("bo", SECURITY, APPROVE, "ok", "e2"))))
                .isEqualTo("ENTERED");
    }

    @Test
    void aDelegationEndsAndIsOnlyForItsRole() {
        delegations.add(new Delegation("sam", "dan", SECURITY, NOW.plusSeconds(1)));

        assertThat(name(rule.decide(dossier("mia"), wish("dan:SECURITY")))).isEqualTo("ENTERED");
        assertThat(name(rule.decide(dossier("mia"), wish("dan:QUALITY")))).isEqualTo("ROLE_NEEDED");
        now = NOW.plusSeconds(1);
        assertThat(name(rule.decide(dossier("mia"), wish("dan:SECURITY")))).isEqualTo("ROLE_NEEDED");
    }

    @Test
    void ofSeveralWhoDelegatedOneWhoMayIsEnough() {
        delegations.add(new Delegation("mia", "dan", SECURITY, NOW.plusSeconds(60)));
        delegations.add(new Delegation("sam", "dan", SECURITY, NOW.plusSeconds(60)));

        var entered = (Entered) rule.decide(dossier("mia"), wish("dan:SECURITY"));
        assertThat(entered.approval().principal()).isEqualTo("sam");
    }

    @Test
    void theRefusalSaysWhoAndWhat() {
        say("mia", wish("bo:SECURITY"));

        assertThat(rule.decide(dossier("mia"), wish("bo:QUALITY")))
                .isEqualTo(new Refused(Cause.TWO_ROLES, List.of("bo", "security")));
        assertThat(rule.decide(dossier("sue"), wish("sue:SECURITY")))
                .isEqualTo(new Refused(Cause.SUBMITTER, List.of("sue")));
        assertThat(rule.decide(dossier("mia"), wish("dan:QUALITY")))
                .isEqualTo(new Refused(Cause.ROLE_NEEDED, List.of("quality")));
    }

    private void approvedByBoth() {
        say("mia", wish("sam:SECURITY"));
        say("mia", wish("quin:QUALITY"));
        assertThat(standing().isApproved()).isTrue();
    }

    /** Enters it as the registry does: what it replaces becomes void. */
    private Approval say(String submitter, Wish wish) {
        var entered = (Entered) rule.decide(dossier(submitter), wish);
        approvals.replaceAll(a -> entered.replaced().contains(a) ? voided(a) : a);
        approvals.add(entered.approval());
        return entered.approval();
    }

    private static Approval voided(Approval a) {
        return new Approval(
                a.id(),
                a.role(),
                a.actor(),
                a.principal(),
                a.decision(),
                a.reason(),
                a.at(),
                a.expiresAt(),
                a.basis(),
                Optional.of("replaced"));
    }

    private Standing standing() {
        return rule.standing(dossier("mia"), now);
    }

    private Dossier dossier(String submitter) {
        return new Dossier(submitter, basis, openGates, closed, approvals, delegations);
    }

    /** From actor:role or actor:role:principal; the latter comes with its delegation. */
    private Wish wish(String text) {
        String[] part = text.split(":");
        Role role = Role.valueOf(part[1]);
        if (part.length == 3) delegations.add(new Delegation(part[2], part[0], role, NOW.plusSeconds(3600)));
        return wish(part[0], role, APPROVE, "fine", basis.evidenceSet());
    }

    private Wish wish(String actor, Role role, Decision decision, String reason, String seen) {
        return new Wish(actor, roles(actor), role, decision, reason, seen, now);
    }

    private static Set<Role> roles(String actor) {
        return switch (actor) {
            case "sam", "sue" -> Set.of(SECURITY);
            case "quin", "quentin" -> Set.of(QUALITY);
            case "bo", "boss-mia" -> Set.of(SECURITY, QUALITY);
            default -> Set.of();
        };
    }

    private static String name(Answer answer) {
        if (answer instanceof Refused refused) return refused.cause().name();
        return answer instanceof Repeated ? "REPEATED" : "ENTERED";
    }
}
