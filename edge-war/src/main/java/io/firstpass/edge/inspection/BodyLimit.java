package io.firstpass.edge.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses bodies over the limit: by their announced length before a byte is read, and otherwise while they are read,
 * so that no body is ever in memory whole that is larger; and bodies that all together would not fit in memory.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {
    /** What boundaries, part headers and the JSON around a frame may add. */
    private static final long WRAPPING = 16 << 10;

    /** Heap for each byte while a body becomes a frame: gathered and joined; as JSON, as characters and as a text too. */
    private static final int COPIES = 2;

    private static final int COPIES_OF_JSON = 4;

    @Inject
    private InspectorSettings settings;

    @Inject
    private BodyShare share;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity()) return;
        long limit = limit(request.getMediaType(), settings.limits().maxBytes());
        String announced = request.getHeaderString("Content-Length");
        if (announced != null && isOver(announced, limit)) throw new Refusal(ProblemType.BODY_TOO_LARGE);
        int copies = isJson(request.getMediaType()) ? COPIES_OF_JSON : COPIES;
        request.setEntityStream(
                new LimitedStream(request.getEntityStream(), limit, bytes -> share.take(bytes * copies)));
    }

    /** Only spares reading a body that says itself that it is too large; the stream counts the bytes of every other. */
    private static boolean isOver(String announced, long limit) {
        return announced.matches("\\d{1,18}") && Long.parseLong(announced) > limit;
    }

    static long limit(MediaType media, long maxFrameBytes) {
        if (media == null || "image".equals(media.getType())) return maxFrameBytes;
        // Base64 takes four bytes for three.
        if (isJson(media)) return (maxFrameBytes + 2) / 3 * 4 + WRAPPING;
        return maxFrameBytes + WRAPPING;
    }

    private static boolean isJson(MediaType media) {
        return media != null && media.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    /** What the largest body alone may take. */
    static long most(long maxFrameBytes) {
        return limit(MediaType.APPLICATION_JSON_TYPE, maxFrameBytes) * COPIES_OF_JSON;
    }
}
