package io.firstpass.edge.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The far end of the link: object storage and broker, each of which can be made to fail. */
final class Cloud implements FrameUplink, EventUplink {
    /** What arrived, in its order: {@code frame <key>} or {@code event <id>}. */
    final List<String> arrivals = new ArrayList<>();

    final Map<String, byte[]> frames = new HashMap<>();
    final List<OutboundEvent> events = new ArrayList<>();
    final Set<String> unacknowledged = new HashSet<>();
    final Set<String> nacked = new HashSet<>();
    final Set<String> notHandedOver = new HashSet<>();
    boolean storeDown;

    @Override
    public void put(String key, byte[] bytes, String sha256, String contentType) {
        if (storeDown) throw new UplinkFailed("store down");
        frames.put(key, bytes);
        arrivals.add("frame " + key);
    }

    @Override
    public CompletionStage<Void> send(OutboundEvent event) {
        if (notHandedOver.contains(event.id())) throw new UplinkFailed("broker down");
        events.add(event);
        arrivals.add("event " + event.id());
        if (nacked.contains(event.id())) return CompletableFuture.failedFuture(new UplinkFailed("refused"));
        if (unacknowledged.contains(event.id())) return new CompletableFuture<>();
        return CompletableFuture.completedFuture(null);
    }
}
