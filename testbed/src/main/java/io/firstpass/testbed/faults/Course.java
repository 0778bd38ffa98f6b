package io.firstpass.testbed.faults;

import io.firstpass.vision.measure.Latencies;
import java.time.Duration;
import java.util.List;

/** How every scenario goes but the outage: the line runs undisturbed, then with the fault, and stops; then everything is counted. */
final class Course implements AutoCloseable {
    private static final Duration WARM = Duration.ofSeconds(1);

    private final Plant plant;
    private final String scenario;
    private final PlantLine line;
    private final Latencies before;
    private Latencies during = new Latencies();

    private Course(Plant plant, String scenario) throws InterruptedException {
        this.plant = plant;
        this.scenario = scenario;
        line = plant.line(scenario);
        line.start();
        plant.pass(WARM, "the line starts");
        before = line.measure();
        plant.pass(plant.extent().fault().dividedBy(3), "before");
    }

    static Course begin(Plant plant, String scenario) throws InterruptedException {
        return new Course(plant, scenario);
    }

    PlantLine line() {
        return line;
    }

    void during(Duration time) throws InterruptedException {
        during = line.measure();
        plant.pass(time, "during");
    }

    Ledger end(List<String> remarks) throws InterruptedException {
        line.halt();
        Figures figures = Figures.latencies(before.quantile(0.99), during.quantile(0.99));
        return plant.ledger(scenario, line, figures, new Kills(), remarks);
    }

    @Override
    public void close() {
        line.close();
    }
}
