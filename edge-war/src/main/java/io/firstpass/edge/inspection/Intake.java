package io.firstpass.edge.inspection;

import io.firstpass.contract.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks what came with a frame and has it inspected. */
@ApplicationScoped
class Intake {
    @Inject
    private Inspector inspector;

    @Inject
    private InspectorSettings settings;

    Answered take(byte[] frame, Asked asked) {
        Place place = settings.place();
        return inspector.inspect(new InspectionRequest(
                frame,
                place.serial(asked.serial()),
                place.station(asked.station()),
                Parameters.patience(asked.waitMs(), settings.takt()),
                Parameters.minConfidence(asked.minConfidence()),
                Parameters.idempotencyKey(asked.idempotencyKey()),
                TraceContext.current(asked.traceparent())));
    }

    /** For callers who send a picture and nothing else. */
    Answered take(byte[] frame, String serial, String station, String traceparent) {
        Place place = settings.place();
        Duration takt = settings.takt();
        return inspector.inspect(new InspectionRequest(
                frame,
                place.serial(serial == null ? "detect-" + Sha256.of(frame).hex().substring(0, 16) : serial),
                station == null ? place.firstStation() : place.station(station),
                takt,
                OptionalDouble.empty(),
                Optional.empty(),
                TraceContext.current(traceparent)));
    }
}
