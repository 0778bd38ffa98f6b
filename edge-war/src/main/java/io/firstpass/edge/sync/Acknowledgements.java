package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the acknowledgements of a window, all of them together no longer than {@code patience}. */
final class Acknowledgements {
    /** Which sequences were acknowledged, and the first failure among the others. */
    record Result(List<Long> acknowledged, Optional<Exception> failure) {}

    private final Duration patience;

    Acknowledgements(Duration patience) {
        this.patience = patience;
    }

    Result await(List<Sending> sendings) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<Long> acknowledged = new ArrayList<>();
        Exception failure = null;
        for (Sending sending : sendings) {
            try {
                sending.acknowledgement().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(sending.sequence());
            } catch (ExecutionException | CompletionException e) {
                failure = failure == null ? e : failure;
            } catch (TimeoutException e) {
                failure = failure == null ? new UplinkFailed("no acknowledgement within " + patience) : failure;
            }
        }
        return new Result(acknowledged, Optional.ofNullable(failure));
    }
}
