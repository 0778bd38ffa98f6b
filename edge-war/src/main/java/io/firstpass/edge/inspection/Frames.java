package io.firstpass.edge.inspection;

import io.firstpass.edge.live.RecentFrames;
import io.firstpass.edge.outbox.InspectionStore;
import io.firstpass.edge.outbox.StoredInspection;
import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameHeader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Gives out frames that are still on the edge: the last ones from memory, escalated ones from the outbox. */
@ApplicationScoped
class Frames {
    private static final int DAY_SECONDS = 86_400;

    @Inject
    private InspectorSettings settings;

    @Inject
    private RecentFrames recent;

    @Inject
    private InspectionStore store;

    Response plain(UUID id) {
        byte[] file = file(id);
        return cached(Response.ok(file, FrameHeader.read(file).format().contentType()));
    }

    Response annotated(UUID id) {
        StoredInspection stored = store.find(id).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        try (Frame frame = Frame.decode(file(id), settings.limits())) {
            return cached(Response.ok(frame.annotatedJpeg(stored.inspection().detections()), "image/jpeg"));
        }
    }

    private byte[] file(UUID id) {
        return recent.find(id).or(() -> store.frame(id)).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
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
