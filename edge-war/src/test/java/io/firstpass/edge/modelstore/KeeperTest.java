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
import io.firstpass.contract.Revocations;
import io.firstpass.contract.RolloutStage;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge runs, one turn at a time. */
class KeeperTest {
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

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
    void keepsWhatItVerifiesFromOtherUsersOfTheMachine() throws IOException {
        folder = folder.resolve("models");
        bench = new KeeperBench(folder);
        bench.runningOne();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(KeeperTest::permissions))
                    .hasSizeGreaterThan(3)
                    .allMatch(text -> text.endsWith("------"));
        }
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
        keeper.take(bench.message("line-b", two, null, 1));
        Released strange = bench.released(TWO, RolloutStage.ALL, List.of(), STRANGER);
        keeper.take(bench.message("line-a", strange, null, 1));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
    }

    /** All in it was signed once, and nothing of it is what the registry says now. */
    @Test
    void ignoresACanaryThatWasRolledBackInANewerMessageAlsoAtAStart() throws IOException {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        Release canary = bench.onItsWay(RolloutStage.CANARY, TWO, 1, "plant-1");
        keeper.take(canary);
        settle(keeper);
        assertThat(bench.running).isEqualTo(TWO);
        keeper.take(bench.production(ONE, 2));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);

        Release wrapped = at(FAR, canary.production(), canary.candidate(), canary.statement());
        keeper.take(wrapped);
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        Files.write(folder.resolve("release.json"), Messages.write(wrapped));
        Keeper after = bench.keeper();
        settle(after);
        assertThat(bench.running).as("the last good one").isEqualTo(ONE);
        after.take(bench.production(TWO, 3));
        settle(after);
        assertThat(bench.running).isEqualTo(TWO);
    }

    @Test
    void isNotSilencedByAnEmptyMessageThatNobodySigned() {
        Keeper keeper = bench.runningOne();
        keeper.take(at(FAR, null, null, "{}"));
        bench.put("two");
        keeper.take(bench.production(TWO, 1));
        settle(keeper);
        assertThat(bench.running).isEqualTo(TWO);
        Keeper after = bench.keeper();
        settle(after);
        assertThat(bench.running).isEqualTo(TWO);
    }

    @Test
    void takesWhatTheRegistrySignedWhateverTheClockHereSays() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        keeper.take(bench.production(TWO, 60 * 24 * 400));
        settle(keeper);
        assertThat(bench.running).isEqualTo(TWO);
    }

    @Test
    void saysThatItKnowsNoRevocations() {
        bench.put("one");
        Keeper keeper = bench.keeper();
        keeper.take(new Revocations(7, "{}", bench.clock.instant()));
        keeper.take(bench.production(ONE, 0));
        settle(keeper);
        assertThat(keeper.status().state()).isEqualTo(ModelState.READY);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("no list of revocations"));
        keeper.take(bench.revokingNothing());
        settle(keeper);
        assertThat(keeper.status().reason()).isEmpty();
    }

    @Test
    void runsACandidateOnlyWhereItsStatementHolds() {
        Keeper keeper = bench.runningOne();
        bench.put("two");
        Released one = bench.released(ONE, RolloutStage.ALL, List.of(), REGISTRY);
        Released elsewhere = bench.released(TWO, RolloutStage.CANARY, List.of("plant-2"), REGISTRY);
        keeper.take(bench.message("line-a", one, elsewhere, 1));
        settle(keeper);
        assertThat(bench.running).isEqualTo(ONE);
        Released here = bench.released(TWO, RolloutStage.CANARY, List.of("plant-1"), REGISTRY);
        keeper.take(bench.message("line-a", one, here, 2));
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

    private static Release at(Instant issuedAt, Released production, Released candidate, String statement) {
        return new Release("line-a", production, candidate, List.of(), issuedAt, statement);
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
