package io.firstpass.testbed.faults;

import io.firstpass.testbed.cable.Cut;
import java.time.Duration;
import java.util.List;

/** All scenarios, in the order in which they run. */
public final class Scenarios {
    private static final long KBIT_64 = 8_000;

    private Scenarios() {}

    /** @param kills how often each server is killed in the outage */
    public static List<Scenario> all(int kills) {
        return List.of(
                new Outage(kills),
                new CableFault(
                        "mqtt", "only MQTT is cut", cables -> cables.mqtt().cut(Cut.HANG)),
                new CableFault(
                        "kafka", "only Kafka is cut", cables -> cables.kafka().cut(Cut.RESET)),
                new CableFault("s3", "only object storage is cut", cables -> cables.s3()
                        .cut(Cut.RESET)),
                new CableFault(
                        "flapping",
                        "all cables are cut and whole again in turns of 3 s",
                        cables -> cables.looseContact(Duration.ofSeconds(3))),
                new CableFault("slow", "64 kbit/s each way for everything", cables -> cables.bandwidth(KBIT_64)),
                new CableFault("latency", "2 s each way", cables -> cables.latency(Duration.ofSeconds(2))),
                new Redelivery(),
                new FrameSpoiled(
                        "frame-missing",
                        "frames vanish from the edge's disk while it is offline",
                        FrameSpoiled::vanish),
                new FrameSpoiled(
                        "frame-altered",
                        "one byte of frames on the edge's disk changes while it is offline",
                        FrameSpoiled::flipOneByte),
                new ClockChange(),
                new StoreDamaged(),
                new DiskFull());
    }
}
