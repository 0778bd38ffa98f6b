package io.firstpass.edge.modelstore;

import io.firstpass.contract.ChangeWindow;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Revocations;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sees to it that what runs here is what the registry released to this site, as DESIGN.md says. One thread turns it; what
 * others tell it is a note that the next turn reads. Never throws: what is wrong is the status's reason.
 */
final class Keeper implements Runnable, ModelTrial {
    private static final Logger LOG = System.getLogger(Keeper.class.getName());

    interface Loader {
        /** @throws RuntimeException if the package does not load, run or answer as it should */
        LoadedModel load(Released released);
    }

    private record Serving(Released released, LoadedModel model, boolean proven) {}

    private final LinkedBlockingQueue<Runnable> notes = new LinkedBlockingQueue<>();
    private final Desired desired;
    private final Proof proof;
    private final PackageShelf shelf;
    private final ChangeTimes times;
    private final Loader loader;
    private final ModelOwner owner;
    private final ShadowKeeper shadow;
    private final Map<String, String> refused = new HashMap<>();
    private final Map<String, Released> known = new HashMap<>();
    private final Pause pause = new Pause();
    private Optional<Serving> serving = Optional.empty();
    private String lastReason = "";
    private volatile boolean stopped;
    private volatile ModelStatus status = ModelStatus.loading();

    Keeper(
            Desired desired,
            Proof proof,
            PackageShelf shelf,
            ChangeTimes times,
            Loader loader,
            ModelOwner owner,
            ShadowKeeper shadow) {
        this.desired = desired;
        this.proof = proof;
        this.shelf = shelf;
        this.times = times;
        this.loader = loader;
        this.owner = owner;
        this.shadow = shadow;
    }

    ModelStatus status() {
        return status;
    }

    /** What is told of the candidate that is to run beside the model here; empty where none is. */
    Optional<Heartbeat.Shadow> shadow() {
        return shadow.report();
    }

    void take(Release release) {
        notes.add(() -> {
            if (!desired.take(release)) return;
            refused.clear();
            pause.beginAnew();
            shadow.reconsider();
        });
    }

    void take(Revocations revocations) {
        notes.add(() -> desired.take(revocations));
    }

    @Override
    public void served(String digest) {
        notes.add(() -> serving.filter(one -> is(one, digest)).ifPresent(one -> {
            serving = Optional.of(new Serving(one.released(), one.model(), true));
            desired.remember(one.released());
        }));
    }

    @Override
    public void failed(String digest, String reason, Optional<LoadedModel> instead) {
        notes.add(() -> {
            refuse(digest, "its first batch failed: " + reason);
            now(instead);
        });
    }

    @Override
    public void shadowFailed(String digest, String reason) {
        notes.add(() -> shadow.failed(digest, reason));
    }

    @Override
    public void run() {
        try {
            while (!stopped) listen(turn());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shadow.save();
        }
    }

    /** Waits for a note, and reads it. */
    void listen(Duration wait) throws InterruptedException {
        Runnable note = notes.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (note != null) note.run();
    }

    /** Fetching ends here too. */
    void stop() {
        stopped = true;
        notes.add(() -> {});
    }

    /** Reads the notes, takes one step towards what is desired, and says how long nothing else is to be done. */
    Duration turn() {
        for (Runnable note = notes.poll(); note != null; note = notes.poll()) note.run();
        try {
            dropRevoked();
            shadow.check(serving.map(one -> one.model().ref().digest()));
            return step();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot see to the model, will keep trying", e);
            return pause.afterFailure();
        }
    }

    private Duration step() {
        Optional<Released> target = target();
        if (target.isEmpty()) return settle("nothing is released to this site that may run", Pause.LONGEST);
        Released next = target.get();
        if (serving.filter(one -> is(one, next.digest())).isPresent()) return arrived(next);
        List<ChangeWindow> windows = desired.release().map(Release::windows).orElse(List.of());
        boolean held =
                !times.allow(windows) && (serving.isPresent() || lastGood().isPresent());
        if (held || !shelf.has(next.digest())) fallBack();
        try {
            if (!shelf.fetch(next, this::isUndisturbed)) return Duration.ZERO;
        } catch (IOException e) {
            return settle("package " + next.digest() + " is not here yet: " + e.getMessage(), pause.afterFailure());
        }
        pause.beginAnew();
        if (held)
            return settle(
                    "package " + next.digest() + " waits for its time to change over, " + ChangeTimes.text(windows),
                    Duration.ofSeconds(20));
        start(next);
        return Duration.ZERO;
    }

    private Optional<Released> target() {
        return desired.wanted().stream().filter(one -> mayRun(one.digest())).findFirst();
    }

    private Optional<Released> lastGood() {
        return desired.lastGood().filter(one -> mayRun(one.digest()) && shelf.has(one.digest()));
    }

    private boolean mayRun(String digest) {
        return !refused.containsKey(digest) && desired.revoked().find(digest).isEmpty();
    }

    /** What is desired runs: what it runs by may be a newer statement than it was loaded with. */
    private Duration arrived(Released next) {
        Serving one = serving.orElseThrow();
        serving = Optional.of(new Serving(next, one.model(), one.proven()));
        if (one.proven()) desired.remember(next);
        tidy();
        Duration wait = one.proven() ? shadow.turn(next.digest(), this::isUndisturbed) : Pause.LONGEST;
        return settle(shadow.reason(), wait);
    }

    /** Runs the last good one where nothing runs. */
    private void fallBack() {
        if (serving.isEmpty()) lastGood().ifPresent(this::start);
    }

    private void start(Released next) {
        try {
            proof.demand(next, shelf.intact(next.digest()), desired.revoked());
            // There is memory for two models, not for three.
            shadow.leave();
            LoadedModel model = loader.load(next);
            known.put(next.digest(), next);
            owner.take(model);
            serving = Optional.of(new Serving(next, model, false));
            status = ready(model, Optional.empty());
            LOG.log(
                    Level.INFO,
                    "model {0} {1} runs",
                    model.ref().name(),
                    model.ref().version());
        } catch (IOException | RuntimeException | LinkageError e) {
            refuse(next.digest(), String.valueOf(e.getMessage()).strip());
        }
    }

    private void refuse(String digest, String reason) {
        // An altered file is gone, and what is fetched in its place is another try.
        if (shelf.has(digest)) refused.put(digest, reason);
        LOG.log(Level.ERROR, "package " + digest + " is refused: " + reason);
        lastReason = "package " + digest + " is refused: " + reason;
    }

    private void dropRevoked() {
        for (var revocation : desired.revoked().revocations()) {
            String digest = revocation.digest();
            if (serving.filter(one -> is(one, digest)).isPresent()) {
                LOG.log(Level.WARNING, "package {0} was revoked ({1}) and stops", digest, revocation.reason());
                now(owner.drop(digest));
            }
            if (desired.lastGood().filter(one -> one.digest().equals(digest)).isPresent()) desired.forgetLastGood();
            if (shelf.has(digest)) shelf.remove(digest);
        }
    }

    private void now(Optional<LoadedModel> model) {
        serving = model.map(one -> new Serving(known.get(one.ref().digest()), one, true));
        status = serving.map(one -> ready(one.model(), Optional.of(lastReason))).orElse(ModelStatus.loading());
    }

    private Duration settle(String reason, Duration wait) {
        fallBack();
        if (reason.isEmpty() && refused.isEmpty()) lastReason = "";
        Optional<String> said = Stream.of(reason, lastReason, lack())
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "; " + other);
        status = serving.map(one -> ready(one.model(), said))
                .orElseGet(() -> new ModelStatus(
                        refused.isEmpty() ? ModelState.WAITING : ModelState.REFUSED, said, Optional.empty()));
        return wait;
    }

    /** What runs may have been revoked, and nobody here would know. */
    private String lack() {
        return desired.knowsRevocations() ? "" : "no list of revocations that the registry signed is known here";
    }

    private boolean isUndisturbed() {
        return notes.isEmpty() && !stopped;
    }

    private void tidy() {
        Set<String> kept = new HashSet<>();
        serving.ifPresent(one -> kept.add(one.released().digest()));
        desired.lastGood().ifPresent(one -> kept.add(one.digest()));
        desired.wanted().forEach(one -> kept.add(one.digest()));
        shadow.wanted().ifPresent(one -> kept.add(one.digest()));
        shelf.keepOnly(kept);
    }

    private static ModelStatus ready(LoadedModel model, Optional<String> reason) {
        return new ModelStatus(ModelState.READY, reason.filter(text -> !text.isEmpty()), Optional.of(model));
    }

    private static boolean is(Serving one, String digest) {
        return one.model().ref().digest().equals(digest);
    }
}
