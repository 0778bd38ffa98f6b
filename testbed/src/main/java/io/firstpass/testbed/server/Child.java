package io.firstpass.testbed.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that we started and that ends with us.
 *
 * <p>It ignores the terminal's Ctrl-C, which reaches the whole group: we decide when it stops, and in which order.
 */
public final class Child {
    private final String name;
    private final RunFolder run;
    private final Process process;

    private Child(String name, RunFolder run, Process process) {
        this.name = name;
        this.run = run;
        this.process = process;
    }

    /** Starts the command; what it prints is appended to the run's log of that name. */
    public static Child start(
            String name, RunFolder run, Path workingFolder, Map<String, String> environment, List<String> command) {
        List<String> shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", name));
        shielded.addAll(command);
        File log = run.log(name).toFile();
        ProcessBuilder builder = new ProcessBuilder(shielded)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        try {
            return new Child(name, run, run.launch(builder));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + name, failed);
        }
    }

    /** The Java that runs us. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Asks it to stop; kills it when it does not within the grace time. */
    public void stop(Duration grace) {
        process.destroy();
        if (!waitFor(grace)) {
            kill();
        }
        run.forget(process.pid());
    }

    /** Ends it at once, as kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        if (!waitFor(Duration.ofSeconds(10))) {
            throw new IllegalStateException(name + " (process " + process.pid() + ") does not die");
        }
        run.forget(process.pid());
    }

    private boolean waitFor(Duration time) {
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
            process.destroyForcibly();
            return !process.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
