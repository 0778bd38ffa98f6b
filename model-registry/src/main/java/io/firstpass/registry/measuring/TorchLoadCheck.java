package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.LoadProcess;
import io.firstpass.registry.model.LoadCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Has the benchmark's process load every variant and answer one blank picture, one package at a time. */
@ApplicationScoped
public class TorchLoadCheck implements LoadCheck {
    @Inject
    BenchmarkTools tools;

    /** Two at once would take each other's processors, and their time would be up. */
    private final ReentrantLock turn = new ReentrantLock(true);

    /** @throws UncheckedIOException where it could not be found out, which says nothing of the package */
    @Override
    public Optional<String> refusal(Path zip, String digest) {
        turn.lock();
        try {
            return new LoadProcess(tools.program(), tools.loadLimits(), tools.folder()).refusal(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops: send the package again", e);
        } finally {
            turn.unlock();
        }
    }
}
