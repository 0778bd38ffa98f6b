package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Has libtorch load a package's variants in a process of its own, so that weights which crash it harm nothing. Leaves
 * neither process nor file behind. Thread-safe.
 *
 * @param work a folder for what is unpacked; emptied again
 */
public record LoadProcess(Program program, BenchmarkLimits limits, Path work) {
    /**
     * @return why the package does not load: the variant and libtorch's reason, or how the process ended
     * @throws IOException if that could not be found out, which says nothing of the package
     */
    public Optional<String> refusal(Path zip) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(work), "load-");
        try {
            Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
            Optional<Outcome> ended = new ConfinedProcess(command(zip, unpacked), (done, total) -> {}).run(folder);
            if (ended.isPresent() && ended.get() instanceof Outcome.Failed failed)
                throw new IOException("the package could not be loaded on trial: " + failed.reason());
            return ended.map(outcome -> ((Outcome.Refused) outcome).reason());
        } finally {
            Trees.remove(folder);
        }
    }

    private BenchmarkCommand command(Path zip, Path unpacked) {
        List<String> arguments = List.of(
                BenchmarkCommand.absolute(zip),
                BenchmarkCommand.absolute(unpacked),
                Integer.toString(limits.threads()));
        return new BenchmarkCommand(program, limits, LoadMain.class, arguments);
    }
}
