package io.firstpass.registry.release;

import static io.firstpass.registry.release.Rollouts.EMPTY;
import static io.firstpass.registry.release.Rollouts.LINE;
import static io.firstpass.registry.release.Rollouts.MODEL;
import static io.firstpass.registry.release.Rollouts.NEW;
import static io.firstpass.registry.release.Rollouts.NOW;
import static io.firstpass.registry.release.Rollouts.OLD;
import static io.firstpass.registry.release.Rollouts.advanced;
import static io.firstpass.registry.release.Rollouts.after;
import static io.firstpass.registry.release.Rollouts.begun;
import static io.firstpass.registry.release.Rollouts.proposal;
import static io.firstpass.registry.release.Rollouts.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.contract.RolloutStage;
import io.firstpass.registry.rest.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RolloutRulesTest {
    private final ChannelState production = running(OLD);

    @Test
    void goesStepByStepAndIsInProductionAtItsEnd() {
        ChannelState shadow = begun(production, proposal(NEW, RolloutStage.SHADOW, "plant-2"));
        assertThat(shadow.candidate().get().stage()).isEqualTo(RolloutStage.SHADOW);

        ChannelState canary = advanced(shadow);
        assertThat(canary.candidate().get().stage()).isEqualTo(RolloutStage.CANARY);
        assertThat(canary.candidate().get().sites()).containsExactly("plant-2");

        ChannelState all = advanced(canary);
        assertThat(all.candidate()).isEmpty();
        assertThat(all.production().get().digest()).isEqualTo(NEW);
        assertThat(all.production().get().sites()).isEmpty();
        assertThat(all.production().get().doneAt()).contains(NOW.plusSeconds(60));
        assertThat(all.before().get().digest()).isEqualTo(OLD);
    }

    @Test
    void aSecondReleaseReadsWhoseIsOnItsWay() {
        ChannelState canary = begun(production, proposal(NEW, RolloutStage.CANARY, "plant-1"));

        refused(
                () -> begun(canary, proposal("c".repeat(64), RolloutStage.ALL)),
                "release-running",
                "line-a",
                NEW,
                "CANARY",
                NOW.toString(),
                "mia");
    }

    @Test
    void aShadowRunsBesideSomething() {
        refused(() -> begun(EMPTY, proposal(NEW, RolloutStage.SHADOW)), "nothing-to-shadow", "line-a");
        refused(() -> begun(production, proposal(OLD, RolloutStage.SHADOW)), "already-production", OLD);
    }

    @Test
    void aChannelKeepsToItsModelUntilNothingRunsThere() {
        for (RolloutStage stage : RolloutStage.values())
            refused(() -> begun(production, ofAnotherModel(stage)), "other-model", NEW, "welds", "line-a", MODEL);
        assertThat(begun(EMPTY, ofAnotherModel(RolloutStage.ALL))
                        .production()
                        .get()
                        .digest())
                .isEqualTo(NEW);
    }

    @Test
    void aCanaryNamesItsSites() {
        refused(() -> begun(production, proposal(NEW, RolloutStage.CANARY)), "reach-needed", "plant-4");
        refused(() -> begun(production, proposal(NEW, RolloutStage.CANARY, "plant-9")), "site-unknown", "plant-9");
        refused(() -> begun(production, proposal(NEW, RolloutStage.ALL, "plant-1")), "reach-of-all", "[]");
        refused(() -> new Reach(List.of("plant-1"), 0.5), "invalid-parameter", "share");
        for (double share : new double[] {0, 1.01, Double.NaN})
            refused(() -> new Reach(null, share), "invalid-parameter", "share");
    }

    @Test
    void aShadowOfAllSitesNeedsToBeToldWhereItsCanaryGoes() {
        ChannelState shadow = begun(production, proposal(NEW, RolloutStage.SHADOW));
        assertThat(shadow.candidate().get().sites()).isEmpty();

        refused(() -> advanced(shadow), "reach-needed", "plant-1");
        assertThat(advanced(shadow, "plant-3").candidate().get().sites()).containsExactly("plant-3");
    }

    @Test
    void aShareIsRoundedUpAndAlwaysTheSameSites() {
        assertThat(sitesOf(0.01)).hasSize(1).isEqualTo(sitesOf(0.25));
        assertThat(sitesOf(0.26)).hasSize(2).containsAll(sitesOf(0.25));
        assertThat(sitesOf(1)).hasSize(4);
        var first = IntStream.range(0, 50)
                .mapToObj(i -> new Reach(null, 0.25).within(LINE, Integer.toString(i)))
                .distinct();
        assertThat(first).as("another package begins at other sites").hasSize(4);
    }

    @Test
    void takenBackOnItsWayItIsGone() {
        ChannelState canary = begun(production, proposal(NEW, RolloutStage.CANARY, "plant-1"));
        Change change = RolloutRules.rollBack(canary, canary.candidate().get(), "sam", "too many", NOW);
        ChannelState back = after(canary, change);

        assertThat(change.atOnce()).isTrue();
        assertThat(back.candidate()).isEmpty();
        assertThat(back.production().get().digest()).isEqualTo(OLD);
        assertThat(change.after().get(0).end()).contains(new Rollout.End(NOW, "sam", "too many"));
    }

    @Test
    void takenBackFromProductionTheOneBeforeComesBack() {
        ChannelState both = begun(production, proposal(NEW, RolloutStage.ALL));
        Rollout old = both.before().get();
        ChannelState back =
                after(both, RolloutRules.rollBack(both, both.production().get(), "sam", "", NOW));

        assertThat(back.production().get().id()).isEqualTo(old.id());
        assertThat(back.production().get().doneAt()).isEqualTo(old.doneAt());
        assertThat(back.before()).isEmpty();
        refused(() -> RolloutRules.rollBack(back, back.production().get(), "sam", "", NOW), "nothing-before", OLD);
    }

    @Test
    void whatIsOverStaysSo() {
        ChannelState canary = begun(production, proposal(NEW, RolloutStage.CANARY, "plant-1"));
        Rollout gone = RolloutRules.rollBack(canary, canary.candidate().get(), "sam", "", NOW)
                .after()
                .get(0);

        refused(() -> RolloutRules.advance(production, gone, Reach.UNSAID, NOW), "release-over", "ROLLED_BACK", "sam");
        refused(() -> RolloutRules.rollBack(production, gone, "sam", "", NOW), "release-over", "ROLLED_BACK", "sam");
    }

    @Test
    void whatWasRolledBackComesBackOnlyOnPurpose() {
        Rollout gone = begun(production, proposal(NEW, RolloutStage.ALL))
                .production()
                .get()
                .rolledBack("sam", "scratches", NOW);
        Proposal plain = proposal(NEW, RolloutStage.ALL);
        Proposal again = new Proposal(MODEL, NEW, RolloutStage.ALL, Reach.UNSAID, Optional.empty(), true, "mia", NOW);

        refused(
                () -> RolloutRules.begin(production, plain, Optional.of(gone)),
                "rolled-back-before",
                "sam",
                "scratches");
        assertThat(RolloutRules.begin(production, again, Optional.of(gone)).after())
                .hasSize(2);
    }

    @Test
    void aRevokedVersionIsLetGoOfAlsoWhereNothingIsLeft() {
        ChannelState both = begun(production, proposal(NEW, RolloutStage.ALL));
        assertThat(after(both, RolloutRules.revoke(both, NEW, "sam", "leaks", NOW))
                        .production()
                        .get()
                        .digest())
                .isEqualTo(OLD);
        assertThat(after(production, RolloutRules.revoke(production, OLD, "sam", "leaks", NOW))
                        .production())
                .isEmpty();
        assertThat(RolloutRules.revoke(production, NEW, "sam", "leaks", NOW).isNone())
                .isTrue();
    }

    @Test
    void whoeverComesSecondReadsHowItStands() {
        Rollout rollout = begun(production, proposal(NEW, RolloutStage.SHADOW))
                .candidate()
                .get();
        rollout.refuseUnlessSeen(0);
        refused(() -> rollout.refuseUnlessSeen(3), "release-changed", "SHADOW", "RUNNING");
    }

    private static Proposal ofAnotherModel(RolloutStage stage) {
        return new Proposal("welds", NEW, stage, Reach.UNSAID, Optional.empty(), false, "mia", NOW);
    }

    private static List<String> sitesOf(double share) {
        return begun(running(OLD), Rollouts.share(share)).candidate().get().sites();
    }

    private static void refused(ThrowingCallable step, String kind, String... facts) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .withMessageStartingWith(kind + " ")
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(List.of(facts)));
    }
}
