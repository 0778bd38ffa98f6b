package io.firstpass.testbed;

import io.firstpass.testbed.bench.Inspect;
import io.firstpass.testbed.server.Addresses;
import io.firstpass.testbed.server.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every image of a folder through an edge server. */
@Command(
        name = "inspect",
        description = {
            "Posts every image of a folder to the running edge server, or to one started for the purpose,",
            "and measures the answers against the YOLO labels beside the images, if there are any."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every image was inspected", "1:some could not be read", "2:nothing was measured"})
final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "a folder of jpg and png files")
    private Path folder;

    @Option(
            names = "--model",
            paramLabel = "edge|cloud|PACKAGE.zip",
            description =
                    "start an edge server with this model, whatever runs (default: the running server, else edge)")
    private Optional<String> model;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures here too")
    private Optional<Path> json;

    @Override
    public Integer call() throws InterruptedException {
        var inspect = new Inspect(System.out);
        if (!inspect.usable(folder, json)) {
            return Inspect.UNUSABLE;
        }
        Optional<URI> running = model.isPresent() ? Optional.empty() : running();
        if (running.isPresent()) {
            System.out.println("Using the edge server at " + running.get());
            return inspect.run(running.get(), folder, json);
        }
        System.out.println("Starting an edge server");
        var options = TestbedOptions.plantAndCloud().withEdgeOnly(true).withModels(model.orElse("edge"), "cloud");
        try (Testbed testbed = Testbed.start(options)) {
            return inspect.run(testbed.edge().address(), folder, json);
        }
    }

    private static Optional<URI> running() {
        return Addresses.read(Installation.here().runFile())
                .filter(Addresses::edgeAnswers)
                .map(addresses -> URI.create(addresses.edge()));
    }
}
