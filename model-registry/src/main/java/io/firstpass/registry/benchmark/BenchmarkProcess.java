package io.firstpass.registry.benchmark;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One benchmark in a process of its own. However the package behaves, {@link #run} returns with one outcome, and the
 * process, all that it started and all that it wrote are gone. {@link #run} is called once; {@link #cancel} from any
 * thread.
 */
public final class BenchmarkProcess {
    private static final long LARGEST_FIGURES = 4L << 20;

    private final BenchmarkRequest request;
    private final ConfinedProcess process;
    private final Path work;

    public BenchmarkProcess(BenchmarkRequest request, BenchmarkLimits limits, Progress progress) throws IOException {
        this(request, limits, progress, BenchmarkMain.class);
    }

    BenchmarkProcess(BenchmarkRequest request, BenchmarkLimits limits, Progress progress, Class<?> main)
            throws IOException {
        this.request = request;
        work = Files.createTempDirectory(Files.createDirectories(request.work()), "benchmark-");
        process = new ConfinedProcess(
                new BenchmarkCommand(request.program(), limits, main, arguments(limits.threads())), progress);
    }

    /** Ends a run at once, also one that has not begun. */
    public void cancel() {
        process.cancel();
    }

    /**
     * @throws IOException if the process cannot be started or the work folder not be written: nothing is said of the
     *     package then
     */
    public Outcome run() throws IOException, InterruptedException {
        try {
            Files.createDirectories(unpacked());
            Optional<Outcome> ended = process.run(work);
            return ended.isPresent() ? ended.get() : measured();
        } finally {
            Trees.remove(work);
        }
    }

    private List<String> arguments(int threads) {
        List<String> arguments = new ArrayList<>(List.of(
                BenchmarkCommand.absolute(request.zip()),
                BenchmarkCommand.absolute(request.goldenSet()),
                BenchmarkCommand.absolute(unpacked()),
                BenchmarkCommand.absolute(figures()),
                Integer.toString(threads)));
        request.variant().ifPresent(arguments::add);
        return arguments;
    }

    private Outcome measured() throws IOException {
        if (!Files.isRegularFile(figures()) || Files.size(figures()) > LARGEST_FIGURES)
            return new Outcome.Refused("it ended without figures" + process.said());
        try {
            return new Outcome.Measured(Messages.read(Files.readAllBytes(figures()), GoldenFigures.class));
        } catch (InvalidMessage e) {
            return new Outcome.Refused("its figures cannot be read: " + e.getMessage() + process.said());
        }
    }

    private Path unpacked() {
        return work.resolve("unpacked");
    }

    private Path figures() {
        return work.resolve("figures.json");
    }
}
