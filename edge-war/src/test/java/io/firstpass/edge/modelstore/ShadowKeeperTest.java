package io.firstpass.edge.modelstore;

import static io.firstpass.edge.modelstore.KeeperBench.ONE;
import static io.firstpass.edge.modelstore.KeeperBench.STRANGER;
import static io.firstpass.edge.modelstore.KeeperBench.TWO;
import static io.firstpass.edge.modelstore.KeeperBench.settle;
import static io.firstpass.vision.detection.Certainty.CLEAN;
import static io.firstpass.vision.detection.Certainty.DEFECT;
import static io.firstpass.vision.detection.Certainty.DOUBT;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.RolloutStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs beside the model of the line, one turn at a time. */
class ShadowKeeperTest {
    @TempDir
    Path folder;

    private KeeperBench bench;

    @BeforeEach
    void open() {
        bench = new KeeperBench(folder);
        bench.put("two");
    }

    /** Package one serves, package two runs beside it. */
    private Keeper shadowingTwo() {
        Keeper keeper = bench.runningOne();
        keeper.take(bench.shadowing(TWO, 1, "plant-1"));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(bench.shadowed).isEqualTo(TWO);
        return keeper;
    }

    private Heartbeat.Shadow told() {
        return bench.shadow.report().orElseThrow();
    }

    @Test
    void runsTheCandidateBesideTheModelAndTellsItsCounts() {
        shadowingTwo();
        assertThat(told().model().digest()).isEqualTo(TWO);
        assertThat(told().since()).isEqualTo(bench.clock.instant());
        assertThat(told().reason()).isNull();
        bench.comparison.add(ONE, CLEAN, CLEAN);
        bench.comparison.add(ONE, DEFECT, DEFECT);
        bench.comparison.add(ONE, CLEAN, DEFECT);
        bench.comparison.add(ONE, DEFECT, CLEAN);
        bench.comparison.add(ONE, DOUBT, DOUBT);
        bench.comparison.add(ONE, CLEAN, DOUBT);
        bench.comparison.add(TWO, CLEAN, CLEAN);
        assertThat(told())
                .as("a HOLD is no pass, and what another model answered does not count")
                .isEqualTo(new Heartbeat.Shadow(told().model(), bench.clock.instant(), 6, 1, 2, 2, 1, 1, 2, null));
    }

    @Test
    void runsNoCandidateThatIsForOtherSitesOrNotTheRegistrys() {
        Keeper keeper = bench.runningOne();
        keeper.take(bench.shadowing(TWO, 1, "plant-2"));
        settle(keeper);
        assertThat(bench.shadowed).isEmpty();
        keeper.take(bench.message(
                "line-a",
                bench.shadowing(TWO, 1).production(),
                bench.released(TWO, RolloutStage.SHADOW, List.of(), STRANGER),
                2));
        settle(keeper);
        assertThat(bench.shadowed).isEmpty();
        assertThat(bench.shadow.report()).isEmpty();
    }

    @Test
    void waitsUntilTheModelOfTheLineHasAnsweredItsFirstBatch() {
        bench.put("one");
        Keeper keeper = bench.keeper();
        keeper.take(bench.shadowing(TWO, 0, "plant-1"));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(bench.shadowed).isEmpty();
        keeper.served(ONE);
        settle(keeper);
        assertThat(bench.shadowed).isEqualTo(TWO);
    }

    @Test
    void goesOnCountingAfterARestart() {
        Keeper keeper = shadowingTwo();
        bench.comparison.add(ONE, CLEAN, DEFECT);
        keeper.stop();
        keeper.run();

        bench.clock.advance(Duration.ofHours(1));
        Keeper after = bench.keeper();
        settle(after);
        after.served(ONE);
        settle(after);
        assertThat(bench.shadowed).isEqualTo(TWO);
        assertThat(told().compared()).isOne();
        assertThat(told().since()).isEqualTo(bench.clock.instant().minusSeconds(3600));
    }

    @Test
    void countsAnewBesideAnotherModel() {
        Keeper keeper = shadowingTwo();
        bench.comparison.add(ONE, CLEAN, DEFECT);
        bench.put("three");
        String three = KeeperBench.digest("three");
        keeper.take(bench.message(
                "line-a",
                bench.production(three, 0).production(),
                bench.shadowing(TWO, 0).candidate(),
                2));
        settle(keeper);
        assertThat(bench.running).isEqualTo(three);
        assertThat(bench.shadowed).isEmpty();
        assertThat(bench.loadedBesideAShadow)
                .as("there is memory for two models")
                .isEmpty();
        keeper.served(three);
        settle(keeper);
        assertThat(bench.shadowed).isEqualTo(TWO);
        assertThat(told().compared()).isZero();
    }

    @Test
    void endsARevokedCandidateAndRemovesIt() {
        Keeper keeper = shadowingTwo();
        keeper.take(bench.revoking(TWO));
        settle(keeper);
        assertThat(bench.shadowed).isEmpty();
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(folder.resolve(TWO + ".zip")).doesNotExist();
        assertThat(bench.shadow.report()).isEmpty();
    }

    @Test
    void endsACandidateThatWasTakenBack() {
        Keeper keeper = shadowingTwo();
        keeper.take(bench.production(ONE, 2));
        settle(keeper);
        assertThat(bench.shadowed).isEmpty();
        assertThat(bench.shadow.report()).isEmpty();
        assertThat(folder.resolve(TWO + ".zip")).doesNotExist();
    }

    @Test
    void servesTheLineByTheUsualWayOnceItIsTheCanary() {
        Keeper keeper = shadowingTwo();
        keeper.take(bench.onItsWay(RolloutStage.CANARY, TWO, 2, "plant-1"));
        settle(keeper);
        assertThat(bench.running).isEqualTo(TWO);
        assertThat(bench.shadowed).isEmpty();
        assertThat(bench.loadedBesideAShadow).isEmpty();
    }

    @Test
    void tellsWhyACandidateDoesNotLoadAndTriesItAgainWithTheNextRelease() {
        Keeper keeper = bench.runningOne();
        bench.broken.add(TWO);
        keeper.take(bench.shadowing(TWO, 1, "plant-1"));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(told().reason()).contains(TWO, "does not want it");
        assertThat(told().since()).isNull();
        assertThat(keeper.status().state()).isEqualTo(ModelState.READY);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("does not run as a shadow"));

        bench.broken.clear();
        settle(keeper);
        assertThat(bench.shadowed).isEmpty();
        keeper.take(bench.shadowing(TWO, 2, "plant-1"));
        settle(keeper);
        assertThat(bench.shadowed).isEqualTo(TWO);
        assertThat(told().reason()).isNull();
        assertThat(keeper.status().reason()).isEmpty();
    }

    @Test
    void dropsACandidateThatItsOwnerGaveUpAndKeepsItsCounts() {
        Keeper keeper = shadowingTwo();
        bench.comparison.add(ONE, CLEAN, CLEAN);
        keeper.shadowFailed(TWO, "it takes PT3S for a frame");
        settle(keeper);
        assertThat(bench.shadowed).isEmpty();
        assertThat(told().compared()).isOne();
        assertThat(told().reason()).contains("PT3S for a frame");
        assertThat(keeper.status().model()).isPresent();
    }

    @Test
    void fetchesAnAlteredPackageAnew() throws Exception {
        Keeper keeper = bench.runningOne();
        Files.writeString(folder.resolve(TWO + ".zip"), "tampered");
        keeper.take(bench.shadowing(TWO, 1, "plant-1"));
        keeper.turn();
        assertThat(bench.shadowed).isEmpty();
        assertThat(told().reason()).contains("altered on this disk");
        settle(keeper);
        assertThat(bench.shadowed).isEqualTo(TWO);
    }

    @Test
    void saysThatItWaitsForThePackage() {
        Keeper keeper = bench.runningOne();
        bench.cut = true;
        keeper.take(bench.shadowing(TWO, 1, "plant-1"));
        settle(keeper);
        assertThat(told().reason()).contains("is not here yet", "cannot reach the store");
        assertThat(bench.running).isEqualTo(ONE);
    }
}
