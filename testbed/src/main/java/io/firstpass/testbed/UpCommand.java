package io.firstpass.testbed;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The same servers without the line, for people with images of their own. */
@Command(
        name = "up",
        description = "Starts the servers and keeps them up until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {"", "The addresses are printed and written to .firstpass/run.json."})
final class UpCommand implements Callable<Integer> {
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
            description = "the edge server's model (default: ${DEFAULT-VALUE})")
    private String model;

    @Override
    public Integer call() throws InterruptedException {
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
}
