package io.firstpass.edge.inspection;

import io.firstpass.contract.Detection;
import io.firstpass.edge.live.RecentFrames;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.StoredInspection;
import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameHeader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Gives out the last frames, from memory: what the outbox keeps of them is encrypted to the cloud. */
@ApplicationScoped
class Frames {
    private static final int DAY_SECONDS = 86_400;

    private static final int PATIENCE_SECONDS = 10;

    /** A drawn frame takes twice its pixels in native memory: one at a time. */
    private final Semaphore drawing = new Semaphore(1);

    @Inject
    private InspectorSettings settings;

    @Inject
    private RecentFrames recent;

    @Inject
    private InspectionStore store;

    Response plain(UUID id, Absent absent) {
        return recent.find(id)
                .map(file ->
                        cached(Response.ok(file, FrameHeader.read(file).format().contentType())))
                .orElseGet(() -> gone(id, absent));
    }

    Response annotated(UUID id, Absent absent) {
        StoredInspection stored = store.find(id).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        return recent.find(id)
                .map(file -> cached(Response.ok(drawn(file, stored.inspection().detections()), "image/jpeg")))
                .orElseGet(() -> gone(id, absent));
    }

    /** An inspection that this edge does not know never had a frame here: that stays a problem. */
    private Response gone(UUID id, Absent absent) {
        if (store.find(id).isEmpty()) throw new Refusal(ProblemType.NOT_FOUND);
        if (absent == Absent.PROBLEM) throw new Refusal(ProblemType.FRAME_GONE);
        return Response.noContent().build();
    }

    private byte[] drawn(byte[] file, List<Detection> detections) {
        enter();
        try (Frame frame = Frame.decode(file, settings.limits())) {
            return frame.annotatedJpeg(detections);
        } finally {
            drawing.release();
        }
    }

    private void enter() {
        try {
            if (!drawing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new Refusal(ProblemType.EDGE_BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemType.EDGE_BUSY);
        }
    }

    /** An inspection's frame never changes. */
    private static Response cached(Response.ResponseBuilder response) {
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setMaxAge(DAY_SECONDS);
        return response.cacheControl(cache)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
