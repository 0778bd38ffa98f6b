package io.firstpass.edge.inspection;

import io.firstpass.contract.Detection;
import io.firstpass.edge.modelstore.LoadedModel;
import io.firstpass.edge.modelstore.ModelOwner;
import io.firstpass.edge.modelstore.ModelTrial;
import io.firstpass.vision.image.ModelInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One model after another, each on a lane of its own. A frame that is on a lane stays on it, so that it is decoded for
 * the model that answers and judged by that model's thresholds. The lane before stays open until the new one has
 * answered its first batch, and comes back at once if that fails. Thread-safe; no two forward passes run together, but
 * where one that was let in between takes so long that the line does not wait for it.
 */
final class Succession implements ModelOwner, AutoCloseable {
    /** How long the line waits for a pass that was let in aside. */
    private static final long LONGEST_ASIDE_MS = 500;

    interface Laying {
        Lane lay(LoadedModel model, Function<List<ModelInput>, List<List<Detection>>> detect);
    }

    private final Laying laying;
    private final ModelTrial trial;
    private final ReentrantLock passes = new ReentrantLock(true);
    private final ReentrantLock aside = new ReentrantLock();
    private Service before;
    private volatile Service now;

    Succession(Laying laying, ModelTrial trial) {
        this.laying = laying;
        this.trial = trial;
    }

    private final class Service {
        private final LoadedModel model;
        private final Lane lane;
        private final AtomicBoolean released = new AtomicBoolean();
        private volatile boolean proven;

        Service(LoadedModel model) {
            this.model = model;
            this.lane = laying.lay(model, this::pass);
        }

        private List<List<Detection>> pass(List<ModelInput> batch) {
            List<List<Detection>> found;
            passes.lock();
            boolean alone = waitForTheOneAside();
            try {
                found = model.detect().apply(batch);
            } catch (Throwable e) {
                if (!proven) failed(this, e);
                throw e;
            } finally {
                if (alone) aside.unlock();
                passes.unlock();
            }
            if (!proven) served(this);
            return found;
        }

        boolean is(String digest) {
            return model.ref().digest().equals(digest);
        }

        /** Once, and only when no pass of this model is under way: its native memory goes. */
        void release() {
            if (released.compareAndSet(false, true)) model.release().run();
        }
    }

    /** Runs a pass that is not the line's; empty, and it did not run, where one of the line is under way. */
    <T> Optional<T> aside(Supplier<T> pass) {
        if (passes.isLocked() || !aside.tryLock()) return Optional.empty();
        try {
            return Optional.of(pass.get());
        } finally {
            aside.unlock();
        }
    }

    private boolean waitForTheOneAside() {
        try {
            return aside.tryLock(LONGEST_ASIDE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Optional<Lane> find() {
        return Optional.ofNullable(now).map(service -> service.lane);
    }

    @Override
    public synchronized void take(LoadedModel model) {
        Service next = new Service(model);
        Service last = now;
        if (last != null && !last.proven && before != null) last.lane.batcher().drain(last::release);
        else before = last;
        now = next;
    }

    @Override
    public synchronized Optional<LoadedModel> drop(String digest) {
        Service dropped = now != null && now.is(digest) ? now : null;
        Service earlier = before != null && before.is(digest) ? before : null;
        if (earlier != null) before = null;
        if (dropped != null) {
            now = before;
            before = null;
            dropped.lane.batcher().abandon(dropped::release);
        }
        if (earlier != null) earlier.lane.batcher().abandon(earlier::release);
        return Optional.ofNullable(now).map(service -> service.model);
    }

    private synchronized void served(Service service) {
        service.proven = true;
        if (service != now) return;
        Service last = before;
        before = null;
        if (last != null) last.lane.batcher().drain(last::release);
        trial.served(service.model.ref().digest());
    }

    private synchronized void failed(Service service, Throwable cause) {
        if (service != now) return;
        now = before;
        before = null;
        service.lane.batcher().abandon(service::release);
        trial.failed(
                service.model.ref().digest(),
                String.valueOf(cause.getMessage()),
                Optional.ofNullable(now).map(one -> one.model));
    }

    /** In this order: freeing native memory under a running forward pass ends the whole process. */
    @Override
    public void close() {
        Service last;
        Service earlier;
        synchronized (this) {
            last = now;
            earlier = before;
            before = null;
        }
        for (Service service : new Service[] {last, earlier}) {
            if (service == null) continue;
            service.lane.batcher().close();
            service.release();
        }
    }
}
