package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One process of its own, nice'd, within limits of time and memory. However a package behaves in it (it crashes, never
 * returns, takes all memory), {@link #run} returns with the reason, and the process and all that it started are gone.
 * {@link #run} is called once; {@link #cancel} from any thread.
 */
final class ConfinedProcess {
    private static final long POLL_MILLIS = 50;
    private static final int KILLED = 128 + 9;

    private final BenchmarkCommand command;
    private final Progress progress;
    private final Tail complaints = new Tail();
    private volatile Optional<String> told = Optional.empty();
    private volatile boolean cancelled;

    ConfinedProcess(BenchmarkCommand command, Progress progress) {
        this.command = command;
        this.progress = progress;
    }

    /** Ends a run at once, also one that has not begun. */
    void cancel() {
        cancelled = true;
    }

    /**
     * @return nothing where it ended well, else how it ended
     * @throws IOException if the process cannot be started: nothing is said of the package then
     */
    Optional<Outcome> run(Path work) throws IOException, InterruptedException {
        Process process = command.start(work);
        try {
            CompletableFuture<Void> heard = listening(process);
            Optional<Outcome> stopped = watch(process);
            stop(process);
            if (stopped.isPresent()) return stopped;
            heard.join();
            String crash = CrashReport.read(work.resolve(BenchmarkCommand.CRASH));
            if (!crash.isEmpty()) complaints.add(crash);
            return ended(process.exitValue());
        } finally {
            stop(process);
        }
    }

    /** What it said last, to stand behind a reason. */
    String said() {
        String text = complaints.text();
        return text.isEmpty() ? "" : "; it said last: " + text;
    }

    private CompletableFuture<Void> listening(Process process) {
        return CompletableFuture.allOf(
                listening("figures", () -> LastWords.listen(process.getInputStream(), this::heard)),
                listening("complaints", () -> LastWords.listen(process.getErrorStream(), complaints::add)));
    }

    private static CompletableFuture<Void> listening(String what, Runnable listening) {
        return CompletableFuture.runAsync(listening, task -> {
            Thread reader = new Thread(task, "benchmark " + what);
            reader.setDaemon(true);
            reader.start();
        });
    }

    private void heard(String line) {
        Told.read(line).ifPresent(said -> {
            if (said.refused() != null) told = Optional.of(said.refused());
            else progress.at(said.done(), said.total());
        });
    }

    /** Until it ends, which gives nothing, or has to be ended. */
    private Optional<Outcome> watch(Process process) throws InterruptedException {
        BenchmarkLimits limits = command.limits();
        long start = System.nanoTime();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cancelled) return Optional.of(new Outcome.Cancelled());
            if (System.nanoTime() - start > limits.time().toNanos())
                return refused("it was not done after " + limits.time().toSeconds() + " s");
            long residentMb = Memory.residentKb(process.toHandle()) / 1024;
            if (residentMb > limits.memoryMb())
                return refused("it held " + residentMb + " MB of memory, " + limits.memoryMb() + " are allowed");
        }
        return cancelled ? Optional.of(new Outcome.Cancelled()) : Optional.empty();
    }

    private Optional<Outcome> ended(int exit) {
        if (exit == 0) return Optional.empty();
        if (exit == BenchmarkMain.REFUSED && told.isPresent()) return Optional.of(new Outcome.Refused(told.get()));
        if (exit == BenchmarkMain.NOT_ITS_FAULT && told.isPresent()) return Optional.of(new Outcome.Failed(told.get()));
        // We have not killed it: whoever did, mostly the kernel for want of memory, says nothing of the package.
        if (exit == KILLED)
            return Optional.of(new Outcome.Failed("its process was killed from outside, as a machine does that runs out"
                    + " of memory: give it some, and ask again" + said()));
        return refused(how(exit));
    }

    private Optional<Outcome> refused(String reason) {
        return Optional.of(new Outcome.Refused(reason + said()));
    }

    /** A shell's and Java's way to tell a signal: 128 and its number. */
    private static String how(int exit) {
        return exit > 128
                ? "its process died of signal " + (exit - 128)
                : "its process ended with the exit code " + exit;
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
