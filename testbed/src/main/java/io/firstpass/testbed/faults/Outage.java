package io.firstpass.testbed.faults;

import io.firstpass.testbed.cable.Cut;
import io.firstpass.vision.measure.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All cables are cut for hours, twice. The first time nothing else happens, so that what is measured means something: how
 * fast answers are, how fast the edge catches up, and in which order. The second time servers are killed: the edge while
 * the cables are cut, then cloud, broker and database while the edge catches up. The line runs all the time.
 */
record Outage(int kills) implements Scenario {
    /** The relay's window; as many again may be under way for their frames. */
    private static final long WINDOW = 2 * 500;

    private static final Duration CATCHING_UP = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public String summary() {
        return "Kafka, S3 and MQTT are cut for --hours; kill -9 of the edge meanwhile, of cloud, broker and database after";
    }

    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        plant.edge(plant.extent().edge(), List.of());
        try (PlantLine line = plant.line(name())) {
            Duration outage = plant.extent().outage();
            line.start();
            plant.pass(outage.dividedBy(6), "the line starts");
            Latencies before = line.measure();
            plant.pass(outage.dividedBy(2), "before");
            Latencies during = line.measure();
            CaughtUp caughtUp = measured(plant, line, outage);
            double p99 = during.quantile(0.99);
            Kills done = new Kills();
            killed(plant, line, outage, done);
            line.halt();
            Figures figures = caughtUp.figures(before.quantile(0.99), p99);
            return plant.ledger(name(), line, figures, done, List.of());
        }
    }

    private record CaughtUp(int inversions, double seconds, double lineSeconds) {
        Figures figures(double p99Before, double p99During) {
            return new Figures(inversions, lineSeconds / seconds, seconds, lineSeconds, p99Before, p99During);
        }
    }

    private static CaughtUp measured(Plant plant, PlantLine line, Duration outage) throws InterruptedException {
        int first = line.recorded();
        plant.cables().cut(Cut.HANG);
        plant.pass(outage, "cut");
        line.measure();
        List<Sent> waiting = new ArrayList<>(line.sent());
        waiting.removeIf(board -> board.number() <= first);
        Instant linkUp = Instant.now();
        long begin = System.nanoTime();
        plant.cables().mend();
        boolean done = plant.until(CATCHING_UP, () -> plant.sentUntil(linkUp), "the edge catches up");
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!done) plant.tell("the edge has not caught up after " + CATCHING_UP);
        int inversions = Inversions.count(plant.topics().departures(waiting, linkUp), WINDOW);
        return new CaughtUp(inversions, seconds, (double) waiting.size() / PlantLine.RATE);
    }

    private void killed(Plant plant, PlantLine line, Duration outage, Kills done) throws InterruptedException {
        plant.cables().cut(Cut.RESET);
        for (int kill = 1; kill <= kills; kill++) {
            plant.pass(outage.dividedBy(kills + 1), "cut again, before kill " + kill + " of the edge");
            plant.testbed().edge().kill();
            plant.startEdge();
            done.edge.incrementAndGet();
        }
        plant.pass(outage.dividedBy(kills + 1), "cut again");
        Instant linkUp = Instant.now();
        plant.cables().mend();
        try (var killing = new Killing(plant.testbed(), kills, done)) {
            plant.until(
                    CATCHING_UP, () -> killing.over() && plant.sentUntil(linkUp), "kills while the edge catches up");
            killing.check();
        }
    }
}
