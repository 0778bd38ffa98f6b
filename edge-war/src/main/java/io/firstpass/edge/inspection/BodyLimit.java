package io.firstpass.edge.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses bodies over the limit: by their announced length before a byte is read, and otherwise while they are read,
 * so that no body is ever in memory whole that is larger.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {
    /** What boundaries, part headers and the JSON around a frame may add. */
    private static final long WRAPPING = 16 << 10;

    @Inject
    private InspectorSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity()) return;
        long limit = limit(request.getMediaType(), settings.limits().maxBytes());
        String announced = request.getHeaderString("Content-Length");
        if (announced != null && isOver(announced, limit)) throw new Refusal(ProblemType.BODY_TOO_LARGE);
        request.setEntityStream(new LimitedStream(request.getEntityStream(), limit));
    }

    /** Only spares reading a body that says itself that it is too large; the stream counts the bytes of every other. */
    private static boolean isOver(String announced, long limit) {
        return announced.matches("\\d{1,18}") && Long.parseLong(announced) > limit;
    }

    static long limit(MediaType media, long maxFrameBytes) {
        if (media == null || "image".equals(media.getType())) return maxFrameBytes;
        // Base64 takes four bytes for three.
        if (media.isCompatible(MediaType.APPLICATION_JSON_TYPE)) return (maxFrameBytes + 2) / 3 * 4 + WRAPPING;
        return maxFrameBytes + WRAPPING;
    }
}
