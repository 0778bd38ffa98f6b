package io.firstpass.testbed;

import io.firstpass.testbed.server.Addresses;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the other commands, by run.json, where a run's servers are.
 *
 * @param wanted whether this run tells of itself
 */
record Announcement(boolean wanted, Installation installation, StartupBoard board) {
    /** Other servers that run already keep their place in run.json: who looks there finds one of the two, and always the same. */
    void make(Addresses addresses, RunFolder run) {
        if (!wanted) return;
        Optional<Addresses> other = Addresses.find(installation.runFile()).filter(Addresses::edgeAnswers);
        if (other.isPresent()) {
            board.line("Not in run.json, which tells of the edge server at "
                    + other.get().edge() + " already");
        } else {
            addresses.write(run.owned(installation.runFile()));
            addresses.write(installation.runFile());
        }
    }

    void withdraw(Addresses addresses) {
        if (!wanted || !Addresses.find(installation.runFile()).equals(Optional.of(addresses))) return;
        try {
            Files.deleteIfExists(installation.runFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What must not outlast the run though it lies outside its folder. */
    List<Path> leftOvers() {
        List<Path> paths = new ArrayList<>();
        if (wanted) paths.add(installation.runFile());
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        if (temporary.startsWith(installation.state())) paths.add(temporary);
        return paths;
    }
}
