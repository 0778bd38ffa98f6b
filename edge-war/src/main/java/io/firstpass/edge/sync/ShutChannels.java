package io.firstpass.edge.sync;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The incoming channels that had a consumer and have none any more. The container closes a channel's consumer when it
 * shuts the channel, and says UP all the same; with the consumer its figures leave the JVM, and that is what is seen here.
 * Thread-safe.
 */
final class ShutChannels {
    private final List<String> channels;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    ShutChannels(String... channels) {
        this.channels = List.of(channels);
    }

    Stream<String> shut() {
        channels.stream().filter(ShutChannels::hasConsumer).forEach(seen::add);
        return channels.stream().filter(channel -> seen.contains(channel) && !hasConsumer(channel));
    }

    private static boolean hasConsumer(String channel) {
        try {
            var name = new ObjectName("kafka.consumer:type=app-info,id=firstpass-edge-" + channel);
            return ManagementFactory.getPlatformMBeanServer().isRegistered(name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
