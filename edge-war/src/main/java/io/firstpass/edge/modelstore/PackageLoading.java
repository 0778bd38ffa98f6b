package io.firstpass.edge.modelstore;

import io.firstpass.vision.detection.Detector;
import io.firstpass.vision.detection.ModelPackage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads one model, once, and hands it to who will own it. A model that cannot be loaded or handed over is a state with
 * its reason, never an exception. Thread-safe.
 */
final class PackageLoading implements Runnable {
    private static final Logger LOG = Logger.getLogger(PackageLoading.class.getName());

    private final Callable<LoadedModel> load;
    private final Consumer<LoadedModel> owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean running;
    private boolean stopped;
    private volatile ModelStatus status = ModelStatus.loading();

    PackageLoading(Callable<LoadedModel> load, Consumer<LoadedModel> owner) {
        this.load = load;
        this.owner = owner;
    }

    static LoadedModel load(ModelSettings from) {
        var file = (ModelSettings.Origin.LocalFile) from.origin();
        ModelPackage opened = ModelPackage.open(file.zip(), from.folder(), file.sha256());
        return LoadedModel.of(Detector.load(opened, from.detector()), false);
    }

    ModelStatus status() {
        return status;
    }

    @Override
    public void run() {
        if (!begin()) return;
        try {
            status = handedOver(load.call());
        } catch (Throwable e) {
            // Errors too: natives that do not link must show up in readiness, not vanish with a pool thread.
            status = ModelStatus.refused(reason(e));
            LOG.log(Level.SEVERE, "the model is refused: " + reason(e), e);
        } finally {
            end();
        }
    }

    /**
     * Returns when no native code runs for the loading any more, and sees to it that none will: a process that exits
     * under it crashes. False if that took longer than {@code patience}.
     */
    boolean stop(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            stopped = true;
            long left = patience.toNanos();
            while (running && left > 0) left = ended.awaitNanos(left);
            return !running;
        } finally {
            lock.unlock();
        }
    }

    private ModelStatus handedOver(LoadedModel model) {
        try {
            if (isStopped()) throw new IllegalStateException("the server stops");
            owner.accept(model);
        } catch (RuntimeException e) {
            model.release().run();
            throw e;
        }
        LOG.info(() ->
                "model " + model.ref().name() + " " + model.ref().version() + " is ready, variant " + model.variant());
        return ModelStatus.ready(model);
    }

    private boolean begin() {
        lock.lock();
        try {
            running = !stopped;
            return running;
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            running = false;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String reason(Throwable e) {
        String message = e.getMessage() == null ? "" : e.getMessage().strip();
        return message.isEmpty() ? e.getClass().getName() : message;
    }
}
