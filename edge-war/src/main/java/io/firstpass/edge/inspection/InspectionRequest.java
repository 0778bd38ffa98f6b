package io.firstpass.edge.inspection;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One frame to inspect, its names already checked. {@code patience} is how long the caller waits for the verdict; {@code
 * minConfidence} lists weaker detections in the answer and changes nothing else.
 */
record InspectionRequest(
        byte[] frame,
        String serial,
        String station,
        Duration patience,
        OptionalDouble minConfidence,
        Optional<String> idempotencyKey,
        TraceContext trace) {}
