package io.firstpass.testbed.faults;

import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.TestbedOptions;
import io.firstpass.testbed.bench.Progress;
import io.firstpass.testbed.broker.Records;
import io.firstpass.testbed.cable.Cables;
import io.firstpass.testbed.line.EchoFrame;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A plant and a cloud that scenarios happen to, one after the other; it goes on running between them. */
public final class Plant implements AutoCloseable {
    private static final String SITE = "plant-1";
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(250);

    /** What all serial numbers of this run begin with, and nothing else does. */
    private final String prefix = "Q" + UUID.randomUUID().toString().substring(0, 13);

    private final Extent extent;
    private final Testbed testbed;
    private final PrintStream out;
    private final EdgeBooks edge;
    private final Auditor auditor;
    private final EdgeStore store;
    private final Map<EntryNumber, Numbered> numbers = new HashMap<>();
    private final Set<String> inTheClear = new TreeSet<>();
    private final LinkWatch link;
    private Map<String, String> settings;
    private List<String> wrapper = List.of();
    private String scenario = "";

    private Plant(Extent extent, PrintStream out) {
        this.extent = extent;
        this.out = out;
        settings = extent.edge();
        testbed = Testbed.start(TestbedOptions.plantAndCloud()
                .withModels("echo", "echo")
                .withCables()
                .withSettings(withAudits(settings), extent.cloud()));
        edge = new EdgeBooks(testbed.edge().address());
        link = new LinkWatch(edge);
        auditor = new Auditor(
                new CloudBooks(testbed.postgres()),
                new TopicBooks(testbed.kafka().address(), SITE),
                edge,
                numbers);
        store = new EdgeStore(testbed.folder("faults"), testbed.storePassword());
    }

    /** Starts all servers; frames say what is to be found on them (the echo model). */
    public static Plant start(Extent extent, PrintStream out) {
        return new Plant(extent, out);
    }

    private static Map<String, String> withAudits(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("FIRSTPASS_AUDIT_PROBABILITY", "0.02");
        return all;
    }

    Extent extent() {
        return extent;
    }

    Cables cables() {
        return testbed.cables();
    }

    Testbed testbed() {
        return testbed;
    }

    EdgeBooks edgeBooks() {
        return edge;
    }

    Records records() {
        return new Records(testbed.kafka().address());
    }

    TopicBooks topics() {
        return new TopicBooks(testbed.kafka().address(), SITE);
    }

    PlantLine line(String scenario) {
        this.scenario = scenario;
        link.restart();
        return new PlantLine(testbed.edge().address(), prefix + "-" + scenario);
    }

    /**
     * All cables are whole, and the edge runs with these settings inside this command, when this returns; it is restarted
     * only where that takes it.
     */
    void edge(Map<String, String> settings, List<String> wrapper) {
        cables().mend();
        boolean same = settings.equals(this.settings) && wrapper.equals(this.wrapper);
        if (same && testbed.edge().isAlive()) return;
        if (testbed.edge().isAlive()) stopEdge();
        this.settings = settings;
        this.wrapper = wrapper;
        testbed.edge().change(withAudits(settings), wrapper);
        startEdge();
    }

    void startEdge() {
        testbed.edge().start(state -> {});
    }

    /** Stops it in order, looks at what its disk gives away, and notes what its entries were about. */
    void stopEdge() {
        testbed.edge().stop();
        lookAtTheDisk();
    }

    /** The edge is not running: what it left is read, by a thief and by its owner. */
    private void lookAtTheDisk() {
        lookAt(data());
        numbers.putAll(store.numbers(data()));
    }

    /** Looks for what nobody may read there. */
    void lookAt(Path folder) {
        inTheClear.addAll(new ClearText(prefix, EchoFrame.clean()).in(folder));
    }

    /** Files of the stopped edge, of all times at which it was stopped, in which a frame or a serial can be read. */
    List<String> inTheClear() {
        return List.copyOf(inTheClear);
    }

    Path data() {
        return testbed.edge().data();
    }

    /** Lets time pass and shows that it does. */
    void pass(Duration time, String what) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        until(time, () -> System.nanoTime() >= end, what);
    }

    /** Waits for something and shows that it does; whether it came within the limit. */
    boolean until(Duration limit, BooleanSupplier condition, String what) throws InterruptedException {
        return until(limit, condition, () -> what);
    }

    boolean until(Duration limit, BooleanSupplier condition, Supplier<String> what) throws InterruptedException {
        Progress progress = new Progress(out);
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long gone = System.nanoTime() - begin;
            if (gone > limit.toNanos()) {
                progress.end();
                return false;
            }
            link.look();
            progress.show(
                    "  %s: %s, %d of %d s".formatted(scenario, what.get(), gone / 1_000_000_000, limit.toSeconds()));
            Thread.sleep(Math.min(LOOK.toMillis(), 1 + (limit.toNanos() - gone) / 1_000_000));
        }
        progress.end();
        return true;
    }

    void tell(String what) {
        out.println("  " + scenario + ": " + what);
    }

    /** Whether all that was recorded until then has left the edge. */
    boolean sentUntil(Instant time) {
        return edge.backlog().map(backlog -> backlog.sentUntil(time)).orElse(false);
    }

    /** Waits until nothing is under way any more, or nothing moves any more, and counts. The line has halted. */
    Ledger ledger(String scenario, PlantLine line, Figures figures, Kills kills, List<String> remarks)
            throws InterruptedException {
        Facts facts = new Settling(this, auditor, line).facts();
        until(RECOVERY, () -> edge.link().equals(Optional.of("ONLINE")), "the link is well again");
        List<String> all = new ArrayList<>(link.told());
        all.addAll(remarks);
        return Ledger.of(scenario, facts, line, figures, kills, all);
    }

    @Override
    public void close() {
        testbed.close();
    }
}
