package io.firstpass.testbed.faults;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.concurrent.atomic.AtomicInteger;

/** How often each server was killed as by {@code kill -9}, and started again to go on where it was. Thread-safe. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Kills {
    final AtomicInteger edge = new AtomicInteger();
    final AtomicInteger cloud = new AtomicInteger();
    final AtomicInteger broker = new AtomicInteger();
    final AtomicInteger database = new AtomicInteger();

    @Override
    public String toString() {
        return "edge %s, cloud %s, broker %s, database %s".formatted(edge, cloud, broker, database);
    }
}
