package io.firstpass.testbed.bench;

import io.firstpass.contract.json.Messages;
import io.firstpass.vision.measure.ImageFolder;
import io.firstpass.vision.measure.Labels;
import io.firstpass.vision.measure.Scoring;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts every image of a folder to a running edge server and measures the answers against the labels, if there are any. */
public final class Inspect {
    /** Every image was inspected. */
    public static final int DONE = 0;
    /** Some images could not be read. */
    public static final int SOME_UNREADABLE = 1;
    /** Nothing was measured. */
    public static final int UNUSABLE = 2;

    private final PrintStream out;

    public Inspect(PrintStream out) {
        this.out = out;
    }

    /** Whether the folder and the place for the figures can be used; prints what is wrong, before anything is started. */
    public boolean usable(Path folder, Optional<Path> json) {
        try {
            new ImageFolder(folder).labels();
            Outputs.checkWritable("--json", json);
            return true;
        } catch (IOException | RuntimeException e) {
            unusable(message(e));
            return false;
        }
    }

    /** Of some failures of files the message is the file's name and nothing else. */
    static String message(Exception e) {
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + " cannot be read or written ("
                    + e.getClass().getSimpleName() + ")";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /** Prints the figures, writes them to {@code json} if given, and returns the exit code. */
    public int run(URI edge, Path folder, Optional<Path> json) throws InterruptedException {
        try {
            return measure(new EdgeClient(edge), new ImageFolder(folder), json);
        } catch (ConnectException e) {
            return unusable("no edge server answers at " + edge);
        } catch (IOException | RuntimeException e) {
            return unusable(message(e));
        }
    }

    private int unusable(String message) {
        out.println(message);
        return UNUSABLE;
    }

    private int measure(EdgeClient edge, ImageFolder folder, Optional<Path> json)
            throws IOException, InterruptedException {
        Optional<Labels> labels = folder.labels();
        EdgeModel model = edge.model().ready();
        InspectedFolder answers = new InspectedFolder();
        long start = System.nanoTime();
        new Posting(edge, labels, answers).all(folder.images(), out);
        List<String> classes = labels.map(Labels::classes).orElse(List.of());
        Report report = Report.of(answers, model, classes, (System.nanoTime() - start) / 1e9);
        report.print(out, new Scoring(answers.scored()).averagePrecision(classes, 0.5));
        if (Boolean.FALSE.equals(model.model().approved())) Unapproved.warn(out);
        if (json.isPresent()) write(json.get(), report);
        int outcome = list(answers.unreadable(), out);
        return answers.images() == 0 ? UNUSABLE : outcome;
    }

    private static void write(Path json, Report report) throws IOException {
        Files.write(json, Messages.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    }

    static int list(Map<String, String> unreadable, PrintStream out) {
        if (unreadable.isEmpty()) return DONE;
        out.printf("%n%d could not be read:%n", unreadable.size());
        unreadable.forEach((name, reason) -> out.printf("  %s: %s%n", name, reason));
        return SOME_UNREADABLE;
    }
}
