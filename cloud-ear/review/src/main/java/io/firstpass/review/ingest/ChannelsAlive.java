package io.firstpass.review.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the channels from the plants still have their consumers. The container closes a channel's consumer when it
 * shuts the channel, and says UP all the same; with the consumer its figures leave the JVM, and that is what is seen
 * here. A channel that waits for the database is alive.
 */
@Liveness
@ApplicationScoped
public class ChannelsAlive implements HealthCheck {
    private static final List<String> CHANNELS = List.of("escalations", "inspections", "lapses", "expiries");
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("channels").up();
        for (String channel : CHANNELS) {
            boolean there = hasConsumer(channel);
            if (there) seen.add(channel);
            answer.withData(channel, there ? "reading" : seen.contains(channel) ? "shut" : "starting");
            if (!there && seen.contains(channel)) answer.down();
        }
        return answer.build();
    }

    private static boolean hasConsumer(String channel) {
        try {
            var name = new ObjectName("kafka.consumer:type=app-info,id=firstpass-review-" + channel);
            return ManagementFactory.getPlatformMBeanServer().isRegistered(name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
