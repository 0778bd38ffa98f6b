package io.firstpass.edge.modelstore;

import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.ModelRef;
import io.firstpass.contract.Released;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that the candidate which the registry released to this site as a shadow runs beside the model that serves,
 * and nothing else does. The keeper's thread turns it; {@link #report} may be asked by any. What goes wrong is a reason
 * that is told, and changes nothing for the line.
 */
final class ShadowKeeper {
    private static final Logger LOG = System.getLogger(ShadowKeeper.class.getName());
    /** The counts of at most this long are lost with the power. */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(10);

    private record Running(String candidate, String serving, Comparison comparison) {}

    /** What is told: of which candidate, the counts so far, and why it does not run. */
    private record Said(ModelRef model, Optional<Comparison> comparison, Optional<String> reason) {}

    private final Desired desired;
    private final Proof proof;
    private final PackageShelf shelf;
    private final Keeper.Loader loader;
    private final ShadowOwner owner;
    private final StateFile<ShadowTally> file;
    private final Clock clock;
    private final Pause pause = new Pause();
    private Optional<ShadowTally> kept;
    private Optional<Released> wanted = Optional.empty();
    private Optional<Running> running = Optional.empty();
    private boolean refused;
    private volatile Optional<Said> said = Optional.empty();

    ShadowKeeper(
            Path folder,
            Desired desired,
            Proof proof,
            PackageShelf shelf,
            Keeper.Loader loader,
            ShadowOwner owner,
            Clock clock) {
        this.desired = desired;
        this.proof = proof;
        this.shelf = shelf;
        this.loader = loader;
        this.owner = owner;
        this.clock = clock;
        file = new StateFile<>(folder.resolve("shadow.json"), ShadowTally.class);
        kept = file.read();
    }

    /** What is told of the candidate that is to run beside the model here; empty where none is. */
    Optional<Heartbeat.Shadow> report() {
        return said.map(now -> now.comparison()
                .map(Comparison::tally)
                .orElseGet(() -> ShadowTally.begun(now.model().digest(), "", null))
                .told(now.model(), now.reason()));
    }

    String reason() {
        return said.flatMap(Said::reason).orElse("");
    }

    /** A new message of the registry: what was refused may be another matter now. */
    void reconsider() {
        refused = false;
        pause.beginAnew();
    }

    /** Ends the candidate where it is not wanted any more, was revoked, or something else serves than what it ran beside. */
    void check(Optional<String> serving) {
        wanted = desired.shadow()
                .filter(one -> desired.revoked().find(one.digest()).isEmpty());
        boolean mayRun = running.filter(one -> isWanted(one.candidate()) && serving.equals(Optional.of(one.serving())))
                .isPresent();
        if (!mayRun) leave();
        if (said.filter(one -> isWanted(one.model().digest())).isEmpty()) said = Optional.empty();
    }

    /** The candidate that is to run here, as the last check found. */
    Optional<Released> wanted() {
        return wanted;
    }

    /**
     * Takes one step towards what the last check found to be desired beside the model that serves.
     *
     * @param goOn asked while a package is fetched: false leaves the rest for the next turn
     * @return how long nothing else is to be done
     */
    Duration turn(String serving, BooleanSupplier goOn) {
        save();
        if (running.isPresent()) return BETWEEN_WRITES;
        if (refused || wanted.isEmpty()) return Pause.LONGEST;
        Released next = wanted.get();
        try {
            if (!shelf.fetch(next, goOn)) return Duration.ZERO;
            start(next, serving);
            pause.beginAnew();
            return BETWEEN_WRITES;
        } catch (IOException e) {
            tell(next, Optional.empty(), "is not here yet: " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            refuse(next, Optional.empty(), String.valueOf(e.getMessage()).strip());
        }
        return pause.afterFailure();
    }

    /** Its owner has given it up. */
    void failed(String digest, String reason) {
        Optional<Running> given = running.filter(one -> one.candidate().equals(digest));
        if (given.isEmpty()) return;
        leave();
        wanted.filter(one -> one.digest().equals(digest))
                .ifPresent(one -> refuse(one, given.map(Running::comparison), reason));
    }

    /** Ends the candidate, and returns when its memory is free. */
    void leave() {
        if (running.isEmpty()) return;
        save();
        running = Optional.empty();
        said = Optional.empty();
        owner.drop();
    }

    void save() {
        running.map(one -> one.comparison().tally())
                .filter(tally -> !kept.equals(Optional.of(tally)))
                .ifPresent(tally -> {
                    kept = Optional.of(tally);
                    file.write(tally);
                });
    }

    private boolean isWanted(String digest) {
        return wanted.filter(one -> one.digest().equals(digest)).isPresent();
    }

    private void start(Released next, String serving) throws IOException {
        String digest = next.digest();
        proof.demandAsShadow(next, shelf.intact(digest), desired.revoked());
        Comparison comparison = new Comparison(kept.filter(tally -> tally.isOf(digest, serving))
                .orElseGet(() -> ShadowTally.begun(digest, serving, clock.instant())));
        LoadedModel model = loader.load(next);
        try {
            owner.take(model, comparison);
        } catch (RuntimeException e) {
            model.release().run();
            throw e;
        }
        running = Optional.of(new Running(digest, serving, comparison));
        said = Optional.of(new Said(model.ref(), Optional.of(comparison), Optional.empty()));
        LOG.log(Level.INFO, "model " + model.ref().name() + " " + model.ref().version() + " runs as a shadow");
    }

    private void refuse(Released candidate, Optional<Comparison> counted, String reason) {
        // An altered file is gone, and what is fetched in its place is another try.
        refused = shelf.has(candidate.digest());
        tell(candidate, counted, "does not run as a shadow: " + reason);
        LOG.log(Level.WARNING, reason());
    }

    private void tell(Released candidate, Optional<Comparison> counted, String text) {
        ModelRef model = proof.statement(candidate).model();
        said = Optional.of(new Said(model, counted, Optional.of("package " + candidate.digest() + " " + text)));
    }
}
