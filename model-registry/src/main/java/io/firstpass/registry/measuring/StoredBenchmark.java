package io.firstpass.registry.measuring;

import io.firstpass.registry.benchmark.BenchmarkProcess;
import io.firstpass.registry.benchmark.BenchmarkRun;
import io.firstpass.registry.benchmark.Outcome;
import io.firstpass.registry.benchmark.Trees;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A benchmark of what was fetched from the store for it.
 *
 * @param fetched the folder with the package, gone when the run is closed
 */
record StoredBenchmark(BenchmarkProcess process, String digest, Path fetched) implements BenchmarkRun {
    @Override
    public Outcome run() throws IOException, InterruptedException {
        Outcome outcome = process.run();
        if (outcome instanceof Outcome.Measured measured
                && !measured.figures().model().digest().equals(digest))
            return new Outcome.Failed("the store holds another package than " + digest + " under that digest: "
                    + measured.figures().model().digest() + " was measured; put back the right one");
        return outcome;
    }

    @Override
    public void cancel() {
        process.cancel();
    }

    @Override
    public void close() throws IOException {
        Trees.remove(fetched);
    }
}
