package io.firstpass.testbed;

import io.firstpass.testbed.bench.Inspect;
import io.firstpass.testbed.bench.SecondLook;
import io.firstpass.testbed.server.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What escalating images to the cloud's model buys, by policy and by the share escalated. */
@Command(
        name = "second-look",
        description = {
            "Posts every image of a labelled folder to an edge server with the edge's model,",
            "then to one with the cloud's, and shows the F-score of both together for each",
            "hard-example policy and every share escalated."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every image was measured", "1:some could not be read", "2:nothing was measured"},
        footer = {"", "docs/second-look.md tells how it is measured."})
final class SecondLookCommand implements Callable<Integer> {
    /** Nobody waits at a line here, and a slow machine answers all the same. */
    private static final String PATIENCE = "PT30S";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "a folder of jpg and png files with YOLO labels")
    private Path folder;

    @Option(
            names = "--edge",
            paramLabel = "PACKAGE",
            defaultValue = "edge",
            description = "the edge's model: edge, cloud or a zip (default: ${DEFAULT-VALUE})")
    private String edge;

    @Option(
            names = "--cloud",
            paramLabel = "PACKAGE",
            defaultValue = "cloud",
            description = "the second look's model, the same way (default: ${DEFAULT-VALUE})")
    private String cloud;

    @Option(names = "--plot", paramLabel = "FILE.png", description = "draw the curves here")
    private Optional<Path> plot;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures and the curves here too")
    private Optional<Path> json;

    @Override
    public Integer call() throws InterruptedException {
        check();
        // The first server's end takes the temporary folder with it.
        ImageIO.setUseCache(false);
        var look = new SecondLook(System.out, folder, plot, json);
        if (!look.usable()) {
            return Inspect.UNUSABLE;
        }
        boolean answered = ask("edge", edge, look::askEdge) && ask("cloud", cloud, look::askCloud);
        return answered ? look.compare() : Inspect.UNUSABLE;
    }

    private void check() {
        checkModel("--edge", edge);
        checkModel("--cloud", cloud);
    }

    private void checkModel(String option, String model) {
        try {
            Installation.here().model(model);
        } catch (IllegalArgumentException missing) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + missing.getMessage().replaceFirst("^--model: ", ""));
        }
    }

    /** Asks a server until it has answered for every image. */
    private interface Asking {
        boolean ask(URI server) throws InterruptedException;
    }

    private static boolean ask(String whose, String model, Asking asking) throws InterruptedException {
        System.out.println("Starting a server with the " + whose + "'s model");
        var options = TestbedOptions.plantAndCloud()
                .withEdgeOnly(true)
                .withModels(model, "cloud")
                .withSettings(Map.of("FIRSTPASS_TAKT", PATIENCE), Map.of());
        try (Testbed testbed = Testbed.start(options)) {
            return asking.ask(testbed.edge().address());
        }
    }
}
