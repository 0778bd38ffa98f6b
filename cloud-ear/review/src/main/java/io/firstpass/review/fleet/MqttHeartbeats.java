package io.firstpass.review.fleet;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.firstpass.contract.MqttTopics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Listens to every edge's heartbeats. Connects for as long as the server runs, however long the broker is away, and
 * subscribes anew with each connection; what the broker kept meanwhile, each edge's last word, comes first.
 */
@ApplicationScoped
public class MqttHeartbeats {
    private static final Logger LOG = Logger.getLogger(MqttHeartbeats.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    HeartbeatIntake intake;

    @Inject
    @ConfigProperties
    FleetSettings settings;

    private Mqtt5AsyncClient client;
    private volatile Silence silence;
    private boolean awayTold;

    @PostConstruct
    void begin() {
        settings.validate();
        listening(false);
    }

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        client = client();
        client.connect();
    }

    /** Whether anything can be heard at all, and since when. */
    Silence silence() {
        return silence;
    }

    @PreDestroy
    void stop() {
        if (client != null) client.disconnect();
    }

    private Mqtt5AsyncClient client() {
        var broker = settings.broker();
        var builder = Mqtt5Client.builder()
                .identifier("firstpass-review-" + UUID.randomUUID())
                .serverHost(broker.getHost())
                .serverPort(broker.getPort())
                .automaticReconnect()
                .initialDelay(500, TimeUnit.MILLISECONDS)
                .maxDelay(15, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(connected -> subscribe())
                .addDisconnectedListener(disconnected -> notListening(disconnected.getCause()));
        if (broker.getScheme().equals("ssl")) builder = builder.sslWithDefaultConfig();
        if (settings.user.isPresent()) builder = builder.simpleAuth(who());
        return builder.buildAsync();
    }

    private Mqtt5SimpleAuth who() {
        var who = Mqtt5SimpleAuth.builder().username(settings.user.orElseThrow());
        return settings.password
                .map(secret -> who.password(secret.getBytes(StandardCharsets.UTF_8)))
                .orElse(who)
                .build();
    }

    private void subscribe() {
        client.subscribeWith()
                .topicFilter(MqttTopics.ALL_HEARTBEATS)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::take)
                .send()
                .whenComplete((granted, failure) -> {
                    if (failure == null) listening(true);
                    else LOG.log(Level.SEVERE, "the broker does not let the heartbeats be heard", failure);
                });
    }

    private void take(Mqtt5Publish publish) {
        intake.take(publish.getTopic().toString(), publish.getPayloadAsBytes(), publish.isRetain());
    }

    /** Told once, and not at each attempt to connect again. */
    private synchronized void notListening(Throwable cause) {
        if (silence.listening()) listening(false);
        if (awayTold) return;
        awayTold = true;
        LOG.log(Level.WARNING, cause, () -> "the MQTT broker is away; heartbeats are not heard");
    }

    private synchronized void listening(boolean now) {
        if (now) LOG.info("heartbeats are heard");
        awayTold = awayTold && !now;
        silence = new Silence(settings.heartbeat, now, CLOCK.instant());
    }
}
