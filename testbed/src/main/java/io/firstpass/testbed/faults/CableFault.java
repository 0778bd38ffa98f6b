package io.firstpass.testbed.faults;

import io.firstpass.testbed.cable.Cables;
import java.util.List;
import java.util.function.Consumer;

/** Something happens to the cables for a while, and then they are mended. */
record CableFault(String name, String summary, Consumer<Cables> fault) implements Scenario {
    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        plant.edge(plant.extent().edge(), List.of());
        try (Course course = Course.begin(plant, name)) {
            fault.accept(plant.cables());
            course.during(plant.extent().fault());
            plant.cables().mend();
            return course.end(List.of());
        }
    }
}
