package io.firstpass.testbed;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Runs several steps at once and waits for all of them. */
final class Together {
    private Together() {}

    /** Fails with the first failure as soon as one step fails; the others are interrupted. */
    static void run(List<Runnable> steps) {
        var threads = Executors.newFixedThreadPool(steps.size());
        try {
            var failure = new CompletableFuture<Void>();
            var all = CompletableFuture.allOf(steps.stream()
                    .map(step -> CompletableFuture.runAsync(step, threads).whenComplete((done, failed) -> {
                        if (failed != null) {
                            failure.completeExceptionally(failed);
                        }
                    }))
                    .toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, failure).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs every step to its end, whatever the others do; the first failure is thrown then. */
    static void runAll(List<Runnable> steps) {
        try {
            CompletableFuture.allOf(steps.stream()
                            .map(step -> CompletableFuture.runAsync(step, command -> new Thread(command).start()))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException failed) {
            System.err.println("not everything stopped in order: " + failed.getCause());
        }
    }
}
