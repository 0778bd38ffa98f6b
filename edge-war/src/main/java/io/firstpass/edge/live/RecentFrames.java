package io.firstpass.edge.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The last frames as they were received, in memory, so that pages can show passed units too, whose frames are kept
 * nowhere else. The oldest go when the bytes exceed the limit. Thread-safe.
 */
public final class RecentFrames {
    private final long maxBytes;
    private final Map<UUID, byte[]> frames = new LinkedHashMap<>();
    private long bytes;

    public RecentFrames(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    public synchronized void remember(UUID inspection, byte[] frame) {
        if (frame.length > maxBytes) return;
        byte[] replaced = frames.put(inspection, frame);
        bytes += frame.length - (replaced == null ? 0 : replaced.length);
        var oldest = frames.entrySet().iterator();
        while (bytes > maxBytes) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    public synchronized Optional<byte[]> find(UUID inspection) {
        return Optional.ofNullable(frames.get(inspection));
    }
}
