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
import io.firstpass.provenance.ChannelStatement;
import io.firstpass.provenance.PinnedKey;
import io.firstpass.provenance.PinnedKeys;
import io.firstpass.provenance.Purpose;
import io.firstpass.provenance.ReleaseStatement;
import io.firstpass.provenance.RevocationList;
import io.firstpass.provenance.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A keeper and all around it: real signatures and files, models that are names, and a clock that the test sets. */
final class KeeperBench {
    private static final SigningKey BUILDER = SigningKey.generate();
    static final SigningKey REGISTRY = SigningKey.generate();
    static final SigningKey STRANGER = SigningKey.generate();
    static final String ONE = digest("one");
    static final String TWO = digest("two");

    final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    final List<Long> askedFrom = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    final List<String> loadedBesideAShadow = new ArrayList<>();
    boolean cut;
    String running = "";
    String shadowed = "";
    Comparison comparison;
    final Map<String, byte[]> store = new HashMap<>();
    private final Path folder;
    ShadowKeeper shadow;

    KeeperBench(Path folder) {
        this.folder = folder;
    }

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

    private final ShadowOwner shadows = new ShadowOwner() {
        @Override
        public void take(LoadedModel candidate, Comparison counts) {
            shadowed = candidate.ref().digest();
            comparison = counts;
        }

        @Override
        public void drop() {
            shadowed = "";
        }
    };

    static String digest(String content) {
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

    Proof proof() {
        var keys = new PinnedKeys(
                List.of(pinned("team", Purpose.PACKAGE, BUILDER), pinned("registry", Purpose.RELEASE, REGISTRY)));
        return new Proof(keys, "line-a", "plant-1", clock);
    }

    /** As a start of the server finds the folder. */
    Keeper keeper() {
        running = "";
        shadowed = "";
        Proof proof = proof();
        PackageSource source = (key, from) -> {
            askedFrom.add(from);
            if (cut || !store.containsKey(key)) throw new IOException("cannot reach the store");
            byte[] all = store.get(key);
            return new PackageSource.Rest(
                    new ByteArrayInputStream(Arrays.copyOfRange(all, (int) from, all.length)), from, () -> {});
        };
        Desired desired = new Desired(folder, proof);
        PackageShelf shelf = new PackageShelf(folder, source, 0);
        ChangeTimes times = new ChangeTimes(clock, ZoneOffset.UTC);
        shadow = new ShadowKeeper(folder, desired, proof, shelf, this::load, shadows, clock);
        return new Keeper(desired, proof, shelf, times, this::load, owner, shadow);
    }

    private LoadedModel load(Released released) {
        if (broken.contains(released.digest())) throw new IllegalStateException("libtorch does not want it");
        if (!shadowed.isEmpty()) loadedBesideAShadow.add(released.digest());
        var ref = new ModelRef("model", "1", released.digest(), true);
        return new LoadedModel(ref, "fp32", null, Map.of(), batch -> List.of(), () -> {});
    }

    Released released(String digest, RolloutStage stage, List<String> sites, SigningKey by) {
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

    Release production(String digest, int minute, ChangeWindow... windows) {
        return message("line-a", released(digest, RolloutStage.ALL, List.of(), REGISTRY), null, minute, windows);
    }

    /** As the registry sends it, at so many minutes from now. */
    Release message(String channel, Released production, Released candidate, int minute, ChangeWindow... windows) {
        Instant at = clock.instant().plusSeconds(60L * minute);
        var statement = ChannelStatement.of(channel, production, candidate, List.of(windows), at);
        return new Release(
                channel,
                production,
                candidate,
                List.of(windows),
                at,
                new String(new BundleSigner(REGISTRY).sign(statement), StandardCharsets.UTF_8));
    }

    /** Package one goes on in production, and another is to run beside it at these sites. */
    Release shadowing(String digest, int minute, String... sites) {
        return onItsWay(RolloutStage.SHADOW, digest, minute, sites);
    }

    Release onItsWay(RolloutStage stage, String digest, int minute, String... sites) {
        return message(
                "line-a",
                released(ONE, RolloutStage.ALL, List.of(), REGISTRY),
                released(digest, stage, List.of(sites), REGISTRY),
                minute);
    }

    /** The list after {@link #revokingNothing}. */
    Revocations revoking(String digest) {
        return list(2, new RevocationList.Revocation(digest, "passed scratches", clock.instant()));
    }

    Revocations revokingNothing() {
        return list(1);
    }

    Revocations list(long number, RevocationList.Revocation... revoked) {
        var list = new RevocationList(number, clock.instant(), List.of(revoked));
        String bundle = new String(new BundleSigner(REGISTRY).sign(list), StandardCharsets.UTF_8);
        return new Revocations(number, bundle, clock.instant());
    }

    void put(String content) {
        store.put("models/" + digest(content) + ".zip", content.getBytes(StandardCharsets.UTF_8));
    }

    static void settle(Keeper keeper) {
        for (int i = 0; i < 5; i++) keeper.turn();
    }

    /** Runs package one, and it has answered its first batch. */
    Keeper runningOne() {
        put("one");
        Keeper keeper = keeper();
        keeper.take(revokingNothing());
        keeper.take(production(ONE, 0));
        settle(keeper);
        keeper.served(ONE);
        settle(keeper);
        assertThat(running).isEqualTo(ONE);
        return keeper;
    }
}
