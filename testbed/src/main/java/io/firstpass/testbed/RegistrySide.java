package io.firstpass.testbed;

import io.firstpass.testbed.registry.Fingerprint;
import io.firstpass.testbed.registry.GoldenSets;
import io.firstpass.testbed.registry.Introduction;
import io.firstpass.testbed.registry.KeptRegistry;
import io.firstpass.testbed.registry.People;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.registry.RegistryKeys;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.LibertyServer;
import io.firstpass.testbed.server.RegistryAccess;
import io.firstpass.testbed.server.RunFolder;
import io.firstpass.testbed.store.Postgres;
import io.firstpass.testbed.store.S3Store;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The registry's side of a test bed with a cloud: its accounts, its keys, and what an earlier start kept of it. */
final class RegistrySide {
    private static final String NAME = "registry";

    private final TestbedOptions options;
    private final Installation installation;
    private final RunFolder run;
    private final StartupBoard board;
    private final People people = People.create();
    private final KeptRegistry kept;
    private final boolean restored;
    private final RegistryKeys keys;
    private final CompletableFuture<Void> introduced = new CompletableFuture<>();

    /** Before any server starts: what was kept goes where they look for it. */
    RegistrySide(TestbedOptions options, Installation installation, RunFolder run, StartupBoard board) {
        this.options = options;
        this.installation = installation;
        this.run = run;
        this.board = board;
        kept = new KeptRegistry(run, installation.state().resolve(NAME), fingerprint(), Clock.systemUTC());
        restored = kept.restore();
        keys = kept.keys();
    }

    /** What its state after the introduction depends on: the product, the packages, and how they are introduced. */
    private String fingerprint() {
        return new Fingerprint()
                .with(installation.registry())
                .with(installation.testbed())
                .with(options.edgePackage(installation))
                .with(options.cloudPackage(installation))
                .with(registrySettings())
                .text();
    }

    private Map<String, String> registrySettings() {
        Map<String, String> settings = new HashMap<>(options.cloudSettings());
        settings.keySet().removeIf(name -> !name.startsWith("FIRSTPASS_REGISTRY_"));
        return settings;
    }

    RegistryKeys keys() {
        return keys;
    }

    /** Whether it begins with what an earlier start kept. */
    boolean isRestored() {
        return restored;
    }

    /** What was kept while a line ran begins without what became of its boards. */
    void forgetTheLine(Postgres postgres) {
        if (restored) kept.forgetTheLine(postgres);
    }

    /** Where the kept data are to blame for a server that does not start, the next start does without. */
    void discard() {
        kept.discard();
    }

    /** Makes its people known to the server that will run it. */
    void letIn(LibertyServer cloud) {
        cloud.configure(People.FILE, people.xml());
    }

    RegistryAccess access(URI cloud) {
        return new RegistryAccess(
                cloud.resolve("/registry"),
                people.byAccount(),
                keys.packageKey().toString(),
                keys.auditPublicKey().toString());
    }

    /**
     * Registers, checks, approves and releases to this site what of this is not done yet.
     *
     * @return when the first approval expires
     */
    Instant releaseEdge(LibertyServer cloud) {
        Introduction introduction = introduction(cloud.address());
        introduction.openChannel(options.channel(), options.site());
        return introduction.release(options.edgePackage(installation), options.channel());
    }

    /** What was restored is introduced already, and found so. */
    void findIntroduced(LibertyServer cloud) {
        releaseEdge(cloud);
        approveCloud(cloud);
        introduced.complete(null);
    }

    /**
     * Registers, checks and approves the model that looks again, and keeps all for later starts, beside what goes on
     * meanwhile.
     *
     * @param edgeUntil when the first approval of the edge's model expires
     */
    void introduceCloud(LibertyServer cloud, Postgres postgres, S3Store s3, Instant edgeUntil) {
        var beside = new Thread(
                () -> {
                    try {
                        Instant until = approveCloud(cloud);
                        keep(postgres, s3, edgeUntil.isBefore(until) ? edgeUntil : until);
                        cloud.awaitModel();
                        introduced.complete(null);
                    } catch (Throwable failed) {
                        // What fails because everything is being stopped is nobody's business.
                        if (!run.isEnding()) introduced.completeExceptionally(failed);
                    }
                },
                "introduces-the-cloud's-model");
        beside.setDaemon(true);
        beside.start();
    }

    /** Done when all models that run here are approved and kept; fails where one is not. */
    CompletableFuture<Void> introduced() {
        return introduced;
    }

    /** @throws RuntimeException if the registry refuses a model; the message says why */
    void awaitIntroduced() {
        try {
            introduced.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Instant approveCloud(LibertyServer cloud) {
        return introduction(cloud.address())
                .approve(options.cloudPackage(installation))
                .approvedUntil()
                .orElseThrow();
    }

    private Introduction introduction(URI cloud) {
        return new Introduction(
                new RegistryDesk(access(cloud)),
                keys,
                new GoldenSets(run.folder("golden-sets")),
                state -> board.starting(NAME, state),
                done -> board.up(NAME, done));
    }

    /** A start that cannot keep it for later ones runs all the same. */
    private void keep(Postgres postgres, S3Store s3, Instant until) {
        try {
            board.starting(NAME, "being kept for later starts");
            kept.keep(postgres, s3, until);
            board.up(NAME, "kept for later starts");
        } catch (IllegalStateException | UncheckedIOException failed) {
            board.line("The registry could not be kept for later starts: " + failed.getMessage());
        }
    }
}
