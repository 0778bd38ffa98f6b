package io.firstpass.edge.modelstore;

import static io.firstpass.edge.modelstore.KeeperBench.ONE;
import static io.firstpass.edge.modelstore.KeeperBench.REGISTRY;
import static io.firstpass.edge.modelstore.KeeperBench.STRANGER;
import static io.firstpass.edge.modelstore.KeeperBench.TWO;
import static io.firstpass.edge.modelstore.KeeperBench.settle;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.RolloutStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge runs, one turn at a time. */
class KeeperTest {
    @TempDir
    Path folder;

    private KeeperBench bench;

    @BeforeEach
    void open() {
        bench = new KeeperBench(folder);
    }

    @Test
    void fetchesVerifiesAndRunsWhatIsReleased() {
        Keeper keeper = bench.runningOne();
        assertThat(keeper.status().state()).isEqualTo(ModelState.READY);
        assertThat(keeper.status().reason()).isEmpty();
        assertThat(keeper.status().model().orElseThrow().ref().wasApproved()).isTrue();
    }

    @Test
    void waitsWhileNothingIsReleased() {
        Keeper keeper = bench.keeper();
        settle(keeper);
        assertThat(keeper.status().state()).isEqualTo(ModelState.WAITING);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing is released"));
    }

    @Test
    void ignoresOlderMessagesOtherChannelsAndStrangers() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        keeper.take(bench.production(TWO, -1));
        Released two = bench.released(TWO, RolloutStage.ALL, List.of(), REGISTRY);
        keeper.take(new Release(
                "line-b", two, null, List.of(), bench.clock.instant().plusSeconds(60)));
        Released strange = bench.released(TWO, RolloutStage.ALL, List.of(), STRANGER);
        keeper.take(new Release(
                "line-a", strange, null, List.of(), bench.clock.instant().plusSeconds(60)));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
    }

    @Test
    void runsACandidateOnlyWhereItsStatementHolds() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        Released one = bench.released(ONE, RolloutStage.ALL, List.of(), REGISTRY);
        Released elsewhere = bench.released(TWO, RolloutStage.CANARY, List.of("plant-2"), REGISTRY);
        keeper.take(new Release(
                "line-a", one, elsewhere, List.of(), bench.clock.instant().plusSeconds(60)));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        Released here = bench.released(TWO, RolloutStage.CANARY, List.of("plant-1"), REGISTRY);
        keeper.take(new Release(
                "line-a", one, here, List.of(), bench.clock.instant().plusSeconds(120)));
        settle(keeper);
        assertThat(bench.running).isEqualTo(TWO);
    }

    @Test
    void refusesATamperedPackageAtAStartWithTheNetworkGoneAndRunsTheLastGoodOne() throws IOException {
        Keeper before = bench.runningOne();
        bench.put("two");
        before.take(bench.production(TWO, 1));
        settle(before);
        assertThat(bench.running).isEqualTo(TWO);
        Files.writeString(folder.resolve(TWO + ".zip"), "tampered");
        bench.cut = true;
        Keeper after = bench.keeper();
        settle(after);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(after.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("altered", "cannot reach"));
    }

    @Test
    void goesOnWithAPartOfAPackage() throws IOException {
        bench.put("one");
        Files.writeString(folder.resolve(ONE + ".zip.part"), "on");
        Keeper keeper = bench.keeper();
        keeper.take(bench.production(ONE, 0));
        settle(keeper);
        assertThat(bench.askedFrom).containsExactly(2L);
        assertThat(bench.running).isEqualTo(ONE);
    }

    @Test
    void takesNothingThatHasAnotherDigest() {
        bench.store.put("models/" + ONE + ".zip", "other".getBytes(StandardCharsets.UTF_8));
        Keeper keeper = bench.keeper();
        keeper.take(bench.production(ONE, 0));
        settle(keeper);
        assertThat(bench.running).isEmpty();
        assertThat(folder.resolve(ONE + ".zip")).doesNotExist();
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("has the SHA-256"));
    }

    @Test
    void stopsARevokedPackageAndComesBackToTheLastGoodOne() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        keeper.take(bench.production(TWO, 1));
        settle(keeper);
        keeper.take(bench.revoking(TWO));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(folder.resolve(TWO + ".zip")).doesNotExist();
    }

    @Test
    void runsNothingWhereAllIsRevoked() {
        Keeper keeper = bench.runningOne();
        keeper.take(bench.revoking(ONE));
        settle(keeper);
        assertThat(bench.running).isEmpty();
        assertThat(keeper.status().model()).isEmpty();
    }

    @Test
    void staysWithTheLastGoodOneWhereTheNextDoesNotLoad() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        bench.broken.add(TWO);
        keeper.take(bench.production(TWO, 1));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("does not want it"));
    }

    @Test
    void changesOverWithinTheWindowOnly() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        keeper.take(bench.production(TWO, 1, new ChangeWindow("11:00", "12:00")));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("11:00 to 12:00"));
        bench.clock.advance(java.time.Duration.ofMinutes(61));
        settle(keeper);
        assertThat(bench.running).isEqualTo(TWO);
    }
}
