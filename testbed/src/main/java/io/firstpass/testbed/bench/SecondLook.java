package io.firstpass.testbed.bench;

import io.firstpass.contract.json.Messages;
import io.firstpass.edge.triage.HardExamplePolicy;
import io.firstpass.vision.detection.Threshold;
import io.firstpass.vision.measure.ImageFolder;
import io.firstpass.vision.measure.Labels;
import io.firstpass.vision.measure.Scored;
import io.firstpass.vision.measure.Unusable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures what a second look buys: asks an edge server with the edge's model and then one with the cloud's for every
 * image of a labelled folder, and works out F of both together for each policy and every share escalated. To be used
 * once, from one thread: {@link #usable}, {@link #askEdge}, {@link #askCloud}, {@link #compare}.
 */
public final class SecondLook {
    private static final double IOU = .33;

    private final PrintStream out;
    private final Path folder;
    private final Optional<Path> plot;
    private final Optional<Path> json;
    private Answers edge;
    private Answers cloud;

    /** What one model said of the folder. */
    private record Answers(EdgeModel model, InspectedFolder folder) {}

    public SecondLook(PrintStream out, Path folder, Optional<Path> plot, Optional<Path> json) {
        this.out = out;
        this.folder = folder;
        this.plot = plot;
        this.json = json;
    }

    /** Whether folder, labels and the places for the results can be used; prints what is wrong, before anything is started. */
    public boolean usable() {
        try {
            labels(new ImageFolder(folder));
            Outputs.checkWritable("--plot", plot);
            Outputs.checkWritable("--json", json);
            return true;
        } catch (IOException | RuntimeException e) {
            out.println(Inspect.message(e));
            return false;
        }
    }

    /** Whether the edge's model has answered; prints what is wrong. */
    public boolean askEdge(URI server) throws InterruptedException {
        edge = ask(server);
        return edge != null;
    }

    /** Whether the cloud's model has answered; prints what is wrong. */
    public boolean askCloud(URI server) throws InterruptedException {
        cloud = ask(server);
        return cloud != null;
    }

    private Answers ask(URI server) throws InterruptedException {
        try {
            ImageFolder images = new ImageFolder(folder);
            EdgeClient client = new EdgeClient(server);
            EdgeModel model = client.model().ready();
            InspectedFolder answers = new InspectedFolder();
            new Posting(client, Optional.of(labels(images)), answers).all(images.images(), out);
            return new Answers(model, answers);
        } catch (ConnectException e) {
            out.println("no edge server answers at " + server);
        } catch (IOException | RuntimeException e) {
            out.println(Inspect.message(e));
        }
        return null;
    }

    private static Labels labels(ImageFolder images) throws IOException {
        return images.labels()
                .orElseThrow(() -> new Unusable("there is nothing to measure without labels: YOLO label files"
                        + " (class cx cy w h) in a folder labels beside the images, and a data.yaml"));
    }

    /** Prints the figures, writes them and the plot where these are wanted, and returns the exit code of {@link Inspect}. */
    public int compare() {
        try {
            Map<String, String> unreadable = new TreeMap<>(edge.folder().unreadable());
            unreadable.putAll(cloud.folder().unreadable());
            List<TwiceInspected> images = images();
            if (!images.isEmpty()) publish(report(images));
            int outcome = Inspect.list(unreadable, out);
            return images.isEmpty() ? Inspect.UNUSABLE : outcome;
        } catch (IOException | RuntimeException e) {
            out.println(Inspect.message(e));
            return Inspect.UNUSABLE;
        }
    }

    /** What both could read. */
    private List<TwiceInspected> images() {
        List<TwiceInspected> images = new ArrayList<>();
        Map<String, Scored> second = cloud.folder().byName();
        edge.folder().byName().forEach((name, first) -> {
            if (second.containsKey(name))
                images.add(new TwiceInspected(
                        first.truth(), first.found(), second.get(name).found()));
        });
        return images;
    }

    private SecondLookReport report(List<TwiceInspected> images) {
        Escalation escalation = new Escalation(images, IOU);
        SecondLookReport report = new SecondLookReport(
                images.size(),
                escalation.boxes(),
                IOU,
                SecondLookReport.Model.of(edge.model(), escalation.edge()),
                SecondLookReport.Model.of(cloud.model(), escalation.cloud()),
                List.of());
        List<SecondLookReport.Policy> measured = new ArrayList<>();
        for (SweptPolicy swept : SweptPolicy.ALL) {
            Curve curve = escalation.curve(information(images, swept.policy(thresholds())));
            String setting = swept.setting(curve.least(SecondLookReport.SHARE), SecondLookReport.SHARE);
            measured.add(report.policy(swept.name(), setting, curve));
        }
        measured.add(report.policy(SecondLookReport.BEST, "", escalation.curve(escalation.trueGain())));
        return report.with(measured);
    }

    /** The policy sees what it sees in the plant: all that the edge's model finds, however weak. */
    private static double[] information(List<TwiceInspected> images, HardExamplePolicy policy) {
        return images.stream()
                .mapToDouble(image -> policy.judge(image.edge()).information())
                .toArray();
    }

    private Map<String, Threshold> thresholds() {
        Map<String, Threshold> thresholds = new LinkedHashMap<>();
        edge.model()
                .thresholds()
                .forEach((name, its) -> thresholds.put(name, new Threshold(its.accept(), its.doubt())));
        return thresholds;
    }

    private void publish(SecondLookReport report) throws IOException {
        report.print(out);
        if (json.isPresent())
            Files.write(
                    json.get(),
                    Messages.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
        if (plot.isPresent()) Files.write(plot.get(), SecondLookPlot.png(report));
    }
}
