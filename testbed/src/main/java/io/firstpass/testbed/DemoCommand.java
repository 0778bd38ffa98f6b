package io.firstpass.testbed;

import io.firstpass.testbed.line.Demo;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plant, cloud and a simulated line on this machine. */
@Command(
        name = "demo",
        description = "Starts a plant, a cloud and a simulated line, and shows what becomes of the boards.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every board has a verdict and every escalated one a ruling",
            "1:some have not",
            "2:something did not start"
        })
final class DemoCommand implements Callable<Integer> {
    /** Half of a server's start is spent on compiling for a speed that a line of a few boards a second never asks for. */
    private static final Map<String, String> SOON_UP = Map.of("JVM_ARGS", "-XX:TieredStopAtLevel=1");

    @Spec
    private CommandSpec spec;

    @Option(names = "--boards", paramLabel = "N", description = "end after N boards; without it, on Ctrl-C")
    private int boards;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "2",
            description = "boards a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Override
    public Integer call() {
        if (boards < 0 || !(rate > 0 && rate <= 1000)) {
            throw new ParameterException(
                    spec.commandLine(), "--boards wants 0 or more, --rate more than 0 and at most 1000");
        }
        var options = TestbedOptions.plantAndCloud()
                .withPorts(9080, 9081)
                .withSettings(SOON_UP, SOON_UP)
                .withAnnouncement();
        System.out.println("Starting a plant and a cloud");
        try (Testbed testbed = Testbed.startInspecting(options)) {
            Pages.print(testbed.addresses());
            Thread line = Thread.currentThread();
            CompletableFuture<Void> introduced = testbed.introduced();
            introduced.whenComplete((done, refused) -> {
                if (refused != null) line.interrupt();
            });
            int ended = new Demo(introduced::isDone)
                    .run(URI.create(testbed.addresses().edge()), boards, rate, System.out);
            if (!introduced.isDone())
                System.out.println(
                        "Waiting until the registry has approved the larger model, and is kept for later starts");
            testbed.awaitIntroduced();
            return ended;
        }
    }
}
