package io.firstpass.edge.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The far end of the link: object storage and broker, each of which can be made to fail or to be slow. */
final class Cloud implements FrameUplink, EventUplink {
    /** What arrived, in its order: {@code frame <sequence as text>} or {@code event <id>}. */
    final List<String> arrivals = new ArrayList<>();

    final Map<String, byte[]> frames = new HashMap<>();
    final List<OutboundEvent> events = new ArrayList<>();
    final List<Duration> patience = new ArrayList<>();
    final Set<String> unacknowledged = new HashSet<>();
    final Set<String> nacked = new HashSet<>();
    final Set<String> notHandedOver = new HashSet<>();
    final Set<String> unwanted = new HashSet<>();
    final Set<String> unwantedFrames = new HashSet<>();
    final Running time;
    Duration ackAfter = Duration.ZERO;
    boolean storeDown;
    boolean brokerDown;
    int puts;
    int reached;

    Cloud(Running time) {
        this.time = time;
    }

    @Override
    public void put(String key, byte[] bytes, String sha256, String contentType, Duration patience) {
        puts++;
        this.patience.add(patience);
        if (storeDown) throw new UplinkFailed("store down");
        if (unwantedFrames.contains(new String(bytes))) throw new Refused("too large", null);
        frames.put(key, bytes);
        arrivals.add("frame " + key);
    }

    @Override
    public void reach() {
        reached++;
        if (storeDown) throw new UplinkFailed("store down");
    }

    @Override
    public CompletionStage<Void> send(OutboundEvent event) {
        if (brokerDown || notHandedOver.contains(event.id())) throw new UplinkFailed("broker down");
        events.add(event);
        arrivals.add("event " + event.id());
        if (unwanted.contains(event.id())) return CompletableFuture.failedFuture(new Refused("too large", null));
        if (nacked.contains(event.id())) return CompletableFuture.failedFuture(new UplinkFailed("refused"));
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        if (!unacknowledged.contains(event.id())) time.after(ackAfter, () -> acknowledged.complete(null));
        return acknowledged;
    }

    List<String> ids() {
        return events.stream().map(OutboundEvent::id).toList();
    }
}
