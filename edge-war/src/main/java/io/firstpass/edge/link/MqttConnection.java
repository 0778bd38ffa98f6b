package io.firstpass.edge.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.json.Messages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connection to the MQTT broker, which it comes back to by itself for as long as it is open: after a wait that
 * doubles up to eight seconds, at random around that, for it is the cheapest channel to try and its success has the
 * others tried. However it ends, the cloud is told that this edge is lost. Thread-safe.
 */
final class MqttConnection implements Heartbeats.Broker, AutoCloseable {
    private static final Logger LOG = System.getLogger(MqttConnection.class.getName());
    private static final Duration SHORTEST_KEEP_ALIVE = Duration.ofSeconds(5);

    private final Sender sender;
    private final Clock clock;
    private final Duration keepAlive;
    private final Mqtt5AsyncClient client;
    private volatile Instant connectedAt;
    private volatile boolean closed;

    /** @param connected is called on a thread of the client after each connecting: it must return at once */
    MqttConnection(MqttAddress address, Sender sender, Duration heartbeat, Clock clock, Runnable connected) {
        this.sender = sender;
        this.clock = clock;
        this.connectedAt = clock.instant();
        Duration twoBeats = heartbeat.multipliedBy(2);
        this.keepAlive = twoBeats.compareTo(SHORTEST_KEEP_ALIVE) < 0 ? SHORTEST_KEEP_ALIVE : twoBeats;
        this.client = client(address)
                .automaticReconnect()
                .initialDelay(1, TimeUnit.SECONDS)
                .maxDelay(8, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> {
                    if (closed) leave();
                    else connected.run();
                })
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
    }

    /** Returns at once, whether or not there is a broker. */
    void open() {
        client.connect(connect());
    }

    @Override
    public CompletionStage<Void> publish(Heartbeat heartbeat) {
        // What the client would keep for later is old news by then.
        if (!client.getState().isConnected())
            return CompletableFuture.failedFuture(new IllegalStateException("no connection to the MQTT broker"));
        return client.publish(message(heartbeat))
                .thenAccept(result -> result.getError().ifPresent(error -> {
                    throw new IllegalStateException("the MQTT broker did not take a heartbeat", error);
                }));
    }

    /** Says itself that this edge is gone, for not every broker tells the will of one that takes its leave; waits a little for that. */
    @Override
    public void close() {
        closed = true;
        try {
            publish(sender.lastWill(connectedAt)).toCompletableFuture().get(2, TimeUnit.SECONDS);
            leave().get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.DEBUG, "was not connected to the MQTT broker when stopping", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Void> leave() {
        return client.disconnect();
    }

    private Mqtt5ClientBuilder client(MqttAddress address) {
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier("firstpass-" + sender.site() + "-" + sender.edge())
                .serverHost(address.host())
                .serverPort(address.port());
        if (address.tls()) builder.sslWithDefaultConfig();
        address.login().ifPresent(login -> builder.simpleAuth()
                .username(login.user())
                .password(login.password().getBytes(UTF_8))
                .applySimpleAuth());
        return builder;
    }

    private Mqtt5Connect connect() {
        connectedAt = clock.instant();
        return Mqtt5Connect.builder()
                .keepAlive((int) Math.min(keepAlive.plusMillis(999).toSeconds(), 65_535))
                .willPublish(message(sender.lastWill(connectedAt)).asWill())
                .build();
    }

    private Mqtt5Publish message(Heartbeat heartbeat) {
        return Mqtt5Publish.builder()
                .topic(sender.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .contentType("application/json")
                .payload(Messages.write(heartbeat))
                .build();
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        Mqtt5ClientReconnector reconnector = ((Mqtt5ClientDisconnectedContext) context).getReconnector();
        if (closed) reconnector.reconnect(false);
        // The will says when the edge connected.
        else reconnector.connect(connect());
        LOG.log(Level.DEBUG, "not connected to the MQTT broker", context.getCause());
    }
}
