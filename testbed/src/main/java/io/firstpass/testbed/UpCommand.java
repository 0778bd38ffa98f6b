package io.firstpass.testbed;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The same servers without the line, for people with images of their own. */
@Command(
        name = "up",
        description = "Starts the servers and keeps them up until Ctrl-C.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"130:ended by Ctrl-C", "2:something did not start"},
        footer = {"", "The addresses are printed and written to .firstpass/run.json."})
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--edge-only", description = "the edge server alone: verdicts, no second look")
    private boolean edgeOnly;

    @Option(
            names = "--edge-port",
            paramLabel = "P",
            defaultValue = "9080",
            description = "the edge's port, a free one when it is taken (default: ${DEFAULT-VALUE})")
    private int edgePort;

    @Option(
            names = "--cloud-port",
            paramLabel = "P",
            defaultValue = "9081",
            description = "the cloud's port, a free one when it is taken (default: ${DEFAULT-VALUE})")
    private int cloudPort;

    @Option(
            names = "--model",
            paramLabel = "edge|cloud|PACKAGE.zip",
            defaultValue = "edge",
            description =
                    "the edge server's model (default: ${DEFAULT-VALUE}); beside a cloud it has to get past the registry")
    private String model;

    @Override
    public Integer call() throws InterruptedException {
        if (!isPort(edgePort) || !isPort(cloudPort)) {
            throw new ParameterException(spec.commandLine(), "--edge-port and --cloud-port want 0 to 65535");
        }
        var options = TestbedOptions.plantAndCloud()
                .withEdgeOnly(edgeOnly)
                .withPorts(edgePort, cloudPort)
                .withModels(model, "cloud")
                .withAnnouncement();
        System.out.println(edgeOnly ? "Starting an edge server" : "Starting a plant and a cloud");
        try (Testbed testbed = Testbed.start(options)) {
            Pages.print(testbed.addresses());
            System.out.println("Ctrl-C ends all of it.");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65535;
    }
}
