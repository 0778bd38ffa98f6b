package io.firstpass.testbed.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Everything that one run writes, gone when the run is over.
 *
 * <p>A small shell waits at the other end of a pipe. When the pipe closes, because the run is over or because this
 * process died without saying so (kill -9), the shell ends the registered processes and removes the folder: nothing
 * outlives us.
 */
public final class RunFolder implements AutoCloseable {
    private static final String GUARD =
            """
            trap '' INT HUP TERM
            cat >/dev/null
            for pid in $(cat "$1/pids"); do kill -TERM "$pid"; done
            tries=0
            for pid in $(cat "$1/pids"); do
              while kill -0 "$pid" && [ $tries -lt 20 ]; do sleep 1; tries=$((tries + 1)); done
              kill -KILL "$pid"
            done
            run=$1
            shift
            for left in "$@"; do
              if [ -f "$left" ] && [ "$(cat "$left")" != "$(cat "$run/${left##*/}")" ]; then continue; fi
              rm -rf "$left"
            done
            # What was just killed may still be writing.
            tries=0
            until rm -rf "$run" || [ $tries -ge 50 ]; do sleep 0.2; tries=$((tries + 1)); done
            """;

    private final Path path;
    private final Path logs;
    private final Path cache;
    private final Process guard;
    private boolean ending;

    private RunFolder(Path path, Path state, List<Path> leftOvers) throws IOException {
        this.path = path;
        this.logs = Logs.folder(state);
        this.cache = Files.createDirectories(state.resolve("cache"));
        Files.createFile(path.resolve("pids"));
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "guard", path.toString()));
        leftOvers.forEach(leftOver -> command.add(leftOver.toString()));
        this.guard = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A new folder under the state folder, which keeps logs and the cache of native code from run to run. */
    public static RunFolder create(Path state) {
        return create(state, List.of());
    }

    /**
     * The same; the folders named go with it, however this process ends, and so does each file named, provided that it
     * is what {@link #owned} says: another run may have put its own there.
     */
    public static RunFolder create(Path state, List<Path> leftOvers) {
        try {
            Files.createDirectories(state);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            return new RunFolder(
                    Files.createTempDirectory(state.toAbsolutePath(), "run-", ownerOnly), state, leftOvers);
        } catch (IOException failed) {
            throw new UncheckedIOException("no run folder under " + state, failed);
        }
    }

    /** A folder of the run, made when it is not there yet. */
    public synchronized Path folder(String name) {
        refuseWhenEnding();
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where this run notes what the file of that name, outside its folder, holds while it is this run's. */
    public Path owned(Path file) {
        return path.resolve(file.getFileName());
    }

    /** Where the log of that name is kept after the run. */
    public Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /** What is unpacked once per machine and stays. */
    public synchronized Path cache(String name) {
        refuseWhenEnding();
        try {
            return Files.createDirectories(cache.toAbsolutePath().resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts a process that ends with this one; not once the run is ending. */
    synchronized Process launch(ProcessBuilder builder) throws IOException {
        refuseWhenEnding();
        Process process = builder.start();
        register(process.pid());
        return process;
    }

    /** From now on nothing is started in this folder; what runs may be stopped. */
    public synchronized void end() {
        ending = true;
    }

    public synchronized boolean isEnding() {
        return ending;
    }

    private void refuseWhenEnding() {
        if (ending) {
            throw new IllegalStateException("the run is ending");
        }
    }

    /** The process ends with this one, however this one ends. */
    public synchronized void register(long pid) {
        try {
            Files.writeString(path.resolve("pids"), pid + "\n", StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The process has ended: its number may be somebody else's by now. */
    public synchronized void forget(long pid) {
        try {
            Path pids = path.resolve("pids");
            var others = Files.readAllLines(pids);
            others.remove(Long.toString(pid));
            Files.write(pids, others);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Has the guard end what is still registered and remove the folder. */
    @Override
    public void close() {
        end();
        try {
            guard.getOutputStream().close();
            guard.waitFor(60, TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
