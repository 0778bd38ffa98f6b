package io.firstpass.edge.modelstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.RolloutStage;
import io.firstpass.contract.Sha256;
import io.firstpass.edge.TestClock;
import io.firstpass.provenance.BundleSigner;
import io.firstpass.provenance.PinnedKey;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.provenance.RevocationList;
import io.firstpass.provenance.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge runs, one turn at a time: real signatures and files, models that are names. */
class KeeperTest {
    private static final SigningKey BUILDER = SigningKey.generate();
    private static final SigningKey REGISTRY = SigningKey.generate();
    private static final SigningKey STRANGER = SigningKey.generate();
    private static final String ONE = digest("one");
    private static final String TWO = digest("two");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final Map<String, byte[]> store = new HashMap<>();
    private final List<Long> askedFrom = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private boolean cut;
    private String running = "";

    private final ModelOwner owner = new ModelOwner() {
        @Override
        public void take(LoadedModel model) {
            running = model.ref().digest();
        }

        @Override
        public Optional<LoadedModel> drop(String digest) {
            running = "";
            return Optional.empty();
        }
    };

    private static String digest(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static PinnedKey pinned(String name, Purpose purpose, SigningKey key) {
        return PinnedKey.of(
                name,
                purpose,
                key.publicPem(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    private Keeper keeper() {
        var keys = new PinnedKeys(
                List.of(pinned("team", Purpose.PACKAGE, BUILDER), pinned("registry", Purpose.RELEASE, REGISTRY)));
        Proof proof = new Proof(keys, "line-a", "plant-1", clock);
        PackageSource source = (key, from) -> {
            askedFrom.add(from);
            if (cut || !store.containsKey(key)) throw new IOException("cannot reach the store");
            byte[] all = store.get(key);
            return new PackageSource.Rest(
                    new ByteArrayInputStream(Arrays.copyOfRange(all, (int) from, all.length)), from, () -> {});
        };
        return new Keeper(
                new Desired(folder, "line-a", proof),
                proof,
                new PackageShelf(folder, source, 0),
                new ChangeTimes(clock, ZoneOffset.UTC),
                this::load,
                owner);
    }

    private LoadedModel load(Released released) {
        if (broken.contains(released.digest())) throw new IllegalStateException("libtorch does not want it");
        var ref = new ModelRef("model", "1", released.digest(), true);
        return new LoadedModel(ref, "fp32", null, Map.of(), batch -> List.of(), () -> {});
    }

    private Released released(String digest, RolloutStage stage, List<String> sites, SigningKey by) {
        var statement = new ReleaseStatement(
                new ModelRef("model", "1", digest),
                "line-a",
                stage,
                sites,
                List.of(new ReleaseStatement.Approval("security", "ines", clock.instant())),
                "1",
                clock.instant());
        return new Released(
                digest,
                stage,
                "models/" + digest + ".zip",
                new String(new BundleSigner(by).sign(statement), StandardCharsets.UTF_8),
                new String(new BundleSigner(BUILDER).sign(digest), StandardCharsets.UTF_8));
    }

    private Release production(String digest, int minute, ChangeWindow... windows) {
        Released all = released(digest, RolloutStage.ALL, List.of(), REGISTRY);
        return new Release(
                "line-a", all, null, List.of(windows), clock.instant().plusSeconds(60L * minute));
    }

    private Revocations revoking(String digest) {
        var list = new RevocationList(
                1,
                clock.instant(),
                List.of(new RevocationList.Revocation(digest, "passed scratches", clock.instant())));
        String bundle = new String(new BundleSigner(REGISTRY).sign(list), StandardCharsets.UTF_8);
        return new Revocations(1, bundle, clock.instant());
    }

    private void put(String content) {
        store.put("models/" + digest(content) + ".zip", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void settle(Keeper keeper) {
        for (int i = 0; i < 5; i++) keeper.turn();
    }

    /** Runs package one, and it has answered its first batch. */
    private Keeper runningOne() {
        put("one");
        Keeper keeper = keeper();
        keeper.take(production(ONE, 0));
        settle(keeper);
        keeper.served(ONE);
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
        return keeper;
    }

    @Test
    void fetchesVerifiesAndRunsWhatIsReleased() {
        Keeper keeper = runningOne();
        assertThat(keeper.status().state()).isEqualTo(ModelState.READY);
        assertThat(keeper.status().reason()).isEmpty();
        assertThat(keeper.status().model().orElseThrow().ref().wasApproved()).isTrue();
    }

    @Test
    void waitsWhileNothingIsReleased() {
        Keeper keeper = keeper();
        settle(keeper);
        assertThat(keeper.status().state()).isEqualTo(ModelState.WAITING);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("nothing is released"));
    }

    @Test
    void ignoresOlderMessagesOtherChannelsAndStrangers() {
        Keeper keeper = runningOne();
        put("two");
        keeper.take(production(TWO, -1));
        Released two = released(TWO, RolloutStage.ALL, List.of(), REGISTRY);
        keeper.take(new Release("line-b", two, null, List.of(), clock.instant().plusSeconds(60)));
        Released strange = released(TWO, RolloutStage.ALL, List.of(), STRANGER);
        keeper.take(
                new Release("line-a", strange, null, List.of(), clock.instant().plusSeconds(60)));
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
    }

    @Test
    void runsACandidateOnlyWhereItsStatementHolds() {
        Keeper keeper = runningOne();
        put("two");
        Released one = released(ONE, RolloutStage.ALL, List.of(), REGISTRY);
        Released elsewhere = released(TWO, RolloutStage.CANARY, List.of("plant-2"), REGISTRY);
        keeper.take(
                new Release("line-a", one, elsewhere, List.of(), clock.instant().plusSeconds(60)));
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
        Released here = released(TWO, RolloutStage.CANARY, List.of("plant-1"), REGISTRY);
        keeper.take(new Release("line-a", one, here, List.of(), clock.instant().plusSeconds(120)));
        settle(keeper);
        assertThat(running).isEqualTo(TWO);
    }

    @Test
    void refusesATamperedPackageAtAStartWithTheNetworkGoneAndRunsTheLastGoodOne() throws IOException {
        Keeper before = runningOne();
        put("two");
        before.take(production(TWO, 1));
        settle(before);
        assertThat(running).isEqualTo(TWO);
        Files.writeString(folder.resolve(TWO + ".zip"), "tampered");
        cut = true;
        Keeper after = keeper();
        settle(after);
        assertThat(running).isEqualTo(ONE);
        assertThat(after.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("altered", "cannot reach"));
    }

    @Test
    void goesOnWithAPartOfAPackage() throws IOException {
        put("one");
        Files.writeString(folder.resolve(ONE + ".zip.part"), "on");
        Keeper keeper = keeper();
        keeper.take(production(ONE, 0));
        settle(keeper);
        assertThat(askedFrom).containsExactly(2L);
        assertThat(running).isEqualTo(ONE);
    }

    @Test
    void takesNothingThatHasAnotherDigest() {
        store.put("models/" + ONE + ".zip", "other".getBytes(StandardCharsets.UTF_8));
        Keeper keeper = keeper();
        keeper.take(production(ONE, 0));
        settle(keeper);
        assertThat(running).isEmpty();
        assertThat(folder.resolve(ONE + ".zip")).doesNotExist();
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("has the SHA-256"));
    }

    @Test
    void stopsARevokedPackageAndComesBackToTheLastGoodOne() {
        Keeper keeper = runningOne();
        put("two");
        keeper.take(production(TWO, 1));
        settle(keeper);
        keeper.take(revoking(TWO));
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
        assertThat(folder.resolve(TWO + ".zip")).doesNotExist();
    }

    @Test
    void runsNothingWhereAllIsRevoked() {
        Keeper keeper = runningOne();
        keeper.take(revoking(ONE));
        settle(keeper);
        assertThat(running).isEmpty();
        assertThat(keeper.status().model()).isEmpty();
    }

    @Test
    void staysWithTheLastGoodOneWhereTheNextDoesNotLoad() {
        Keeper keeper = runningOne();
        put("two");
        broken.add(TWO);
        keeper.take(production(TWO, 1));
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("does not want it"));
    }

    @Test
    void changesOverWithinTheWindowOnly() {
        Keeper keeper = runningOne();
        put("two");
        keeper.take(production(TWO, 1, new ChangeWindow("11:00", "12:00")));
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
        assertThat(keeper.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("11:00 to 12:00"));
        clock.advance(java.time.Duration.ofMinutes(61));
        settle(keeper);
        assertThat(running).isEqualTo(TWO);
    }
}
