package io.firstpass.edge.inspection;

import java.util.Locale;

/** Why a call is refused, with the HTTP status that goes with it. The type's URN and its texts are named after it. */
enum ProblemType {
    EMPTY_BODY(400),
    NOT_AN_IMAGE(422),
    TRUNCATED_IMAGE(422),
    UNDECODABLE_IMAGE(422),
    TOO_MANY_PIXELS(413),
    BODY_TOO_LARGE(413),
    BROKEN_BASE64(400),
    BROKEN_JSON(400),
    MISSING_PART(400),
    INVALID_SERIAL(400),
    INVALID_PARAMETER(400),
    UNKNOWN_STATION(400),
    IDEMPOTENCY_MISMATCH(422),
    NOT_FOUND(404),
    FRAME_GONE(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    UNSUPPORTED_MEDIA_TYPE(415),
    BAD_REQUEST(400),
    QUEUE_FULL(503),
    EDGE_BUSY(503),
    DEADLINE_MISSED(503),
    NO_MODEL(503),
    STORE_FAILED(503),
    INTERNAL_ERROR(500);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String urn() {
        return "urn:firstpass:problem:" + slug();
    }

    /** The type for what JAX-RS itself refuses; anything it calls a client's error without more is a bad request. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
        };
    }
}
