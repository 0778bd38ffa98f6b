package io.firstpass.registry.benchmark;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One benchmark in a process of its own, nice'd, within limits of time and memory. However the package behaves (it
 * crashes, never returns, takes all memory), {@link #run} returns with the reason, and the process, all that it started
 * and all that it wrote are gone. {@link #run} is called once; {@link #cancel} from any thread.
 */
public final class BenchmarkProcess {
    private static final long POLL_MILLIS = 50;
    private static final long LARGEST_FIGURES = 4L << 20;

    private final BenchmarkRequest request;
    private final BenchmarkLimits limits;
    private final Progress progress;
    private final Class<?> program;
    private final Tail complaints = new Tail();
    private volatile Optional<String> refused = Optional.empty();
    private volatile boolean cancelled;

    public BenchmarkProcess(BenchmarkRequest request, BenchmarkLimits limits, Progress progress) {
        this(request, limits, progress, BenchmarkMain.class);
    }

    BenchmarkProcess(BenchmarkRequest request, BenchmarkLimits limits, Progress progress, Class<?> program) {
        this.request = request;
        this.limits = limits;
        this.progress = progress;
        this.program = program;
    }

    /** Ends a run at once, also one that has not begun. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * @throws IOException if the process cannot be started or the work folder not be written: nothing is said of the
     *     package then
     */
    public Outcome run() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(Files.createDirectories(request.work()), "benchmark-");
        try {
            return run(work);
        } finally {
            Trees.remove(work);
        }
    }

    private Outcome run(Path work) throws IOException, InterruptedException {
        Path figures = work.resolve("figures.json");
        Process process = new BenchmarkCommand(request, limits, program).start(work, figures);
        try {
            CompletableFuture<Void> told = reading(process);
            Optional<Outcome> stopped = watch(process);
            stop(process);
            if (stopped.isPresent()) return stopped.get();
            told.join();
            String crash = CrashReport.read(work.resolve(BenchmarkCommand.CRASH));
            if (!crash.isEmpty()) complaints.add(crash);
            return ended(process.exitValue(), figures);
        } finally {
            stop(process);
        }
    }

    private CompletableFuture<Void> reading(Process process) {
        return CompletableFuture.allOf(
                reading("figures", () -> LastWords.listen(process.getInputStream(), this::heard)),
                reading("complaints", () -> LastWords.listen(process.getErrorStream(), complaints::add)));
    }

    private static CompletableFuture<Void> reading(String what, Runnable listening) {
        return CompletableFuture.runAsync(listening, task -> {
            Thread reader = new Thread(task, "benchmark " + what);
            reader.setDaemon(true);
            reader.start();
        });
    }

    private void heard(String line) {
        Told.read(line).ifPresent(told -> {
            if (told.refused() != null) refused = Optional.of(told.refused());
            else progress.at(told.done(), told.total());
        });
    }

    /** Until it ends, which gives nothing, or has to be ended. */
    private Optional<Outcome> watch(Process process) throws InterruptedException {
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

    private Optional<Outcome> refused(String reason) {
        return Optional.of(new Outcome.Refused(reason + said()));
    }

    private Outcome ended(int exit, Path figures) throws IOException {
        if (exit == BenchmarkMain.REFUSED && refused.isPresent()) return new Outcome.Refused(refused.get());
        if (exit != 0) return new Outcome.Refused(how(exit) + said());
        if (!Files.isRegularFile(figures) || Files.size(figures) > LARGEST_FIGURES)
            return new Outcome.Refused("it ended without figures" + said());
        try {
            return new Outcome.Measured(Messages.read(Files.readAllBytes(figures), GoldenFigures.class));
        } catch (InvalidMessage e) {
            return new Outcome.Refused("its figures cannot be read: " + e.getMessage() + said());
        }
    }

    /** A shell's and Java's way to tell a signal: 128 and its number. */
    private static String how(int exit) {
        return exit > 128
                ? "its process died of signal " + (exit - 128)
                : "its process ended with the exit code " + exit;
    }

    private String said() {
        String text = complaints.text();
        return text.isEmpty() ? "" : "; it said last: " + text;
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
