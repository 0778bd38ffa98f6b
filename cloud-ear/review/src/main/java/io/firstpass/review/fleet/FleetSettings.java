package io.firstpass.review.fleet;

import static io.firstpass.review.settings.Allowed.within;
import static io.firstpass.review.settings.Allowed.wrong;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a server sets for the fleet. A wrong value stops the start and is named with its range. */
@ConfigProperties(prefix = "firstpass")
@Dependent
public class FleetSettings {
    @ConfigProperty(name = "mqtt")
    String mqtt;

    @ConfigProperty(name = "mqtt.user")
    Optional<String> user;

    @ConfigProperty(name = "mqtt.password")
    Optional<String> password;

    @ConfigProperty(name = "heartbeat")
    Duration heartbeat;

    @ConfigProperty(name = "missing.grace")
    Duration grace;

    @ConfigProperty(name = "resend.pause")
    Duration pause;

    @ConfigProperty(name = "resend.longest-pause")
    Duration longestPause;

    @ConfigProperty(name = "resend.ranges")
    int ranges;

    void validate() {
        broker();
        if (password.isPresent() && user.isEmpty())
            throw new IllegalArgumentException("firstpass.mqtt.password is set and firstpass.mqtt.user is not");
        within("firstpass.heartbeat", heartbeat, Duration.ofSeconds(1), Duration.ofMinutes(5));
        within("firstpass.missing.grace", grace, Duration.ofSeconds(1), Duration.ofHours(1));
        within("firstpass.resend.pause", pause, Duration.ofSeconds(1), Duration.ofDays(1));
        within("firstpass.resend.longest-pause", longestPause, pause, Duration.ofDays(1));
        within("firstpass.resend.ranges", ranges, 1, 10_000);
    }

    /** The MQTT broker's address. */
    URI broker() {
        try {
            URI broker = URI.create(mqtt);
            boolean known = "tcp".equals(broker.getScheme()) || "ssl".equals(broker.getScheme());
            boolean bare = broker.getUserInfo() == null && "".equals(broker.getPath()) && broker.getQuery() == null;
            if (known && bare && broker.getHost() != null && broker.getPort() > 0 && broker.getPort() < 65_536)
                return broker;
        } catch (IllegalArgumentException e) {
            // Told below, the same as an address of another form.
        }
        throw wrong("firstpass.mqtt", mqtt, "tcp://host:port or ssl://host:port");
    }

    ResendPolicy resends() {
        return new ResendPolicy(ranges, pause, longestPause);
    }
}
