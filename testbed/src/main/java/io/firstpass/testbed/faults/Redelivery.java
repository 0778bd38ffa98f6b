package io.firstpass.testbed.faults;

import io.firstpass.testbed.broker.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All that went up is delivered twice more, in another order and on other partitions than it came. */
record Redelivery() implements Scenario {
    private static final Duration READING = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "redelivery";
    }

    @Override
    public String summary() {
        return "everything on the topics to the cloud is delivered twice more, out of order";
    }

    @Override
    public Ledger run(Plant plant) throws InterruptedException {
        plant.edge(plant.extent().edge(), List.of());
        try (Course course = Course.begin(plant, name())) {
            course.during(plant.extent().fault());
            course.line().halt();
            plant.until(
                    READING,
                    () -> plant.edgeBooks().backlog().map(b -> b.entries() == 0).orElse(false),
                    "everything is sent");
            int again = again(plant.records());
            plant.until(READING, plant.topics()::allTaken, "the cloud reads it all again");
            return course.end(List.of(again + " records delivered again"));
        }
    }

    private static int again(Records records) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        for (String topic : TopicBooks.UPWARD) all.addAll(records.on(topic));
        all.addAll(List.copyOf(all));
        Collections.shuffle(all, new Random(1));
        records.sendAll(all.stream().map(record -> Records.anywhere(record)).toList());
        return all.size();
    }
}
