package io.firstpass.edge.inspection;

import io.firstpass.vision.image.Frame;
import io.firstpass.vision.image.FrameHeader;
import io.firstpass.vision.image.FrameLimits;
import io.firstpass.vision.image.InputSpec;
import io.firstpass.vision.image.UnreadableFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Turns files into model inputs, a few at a time. A decoded frame takes up to three bytes a pixel of native memory, so
 * as many as come at once must not all be decoded at once. Thread-safe.
 */
final class Decoding {
    private final FrameLimits limits;
    private final Clock clock;
    private final Semaphore places;

    Decoding(FrameLimits limits, int places, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(places);
    }

    Decoded decode(byte[] file, InputSpec input, Instant deadline) {
        try {
            FrameHeader header = FrameHeader.read(file);
            enter(deadline);
            try (Frame frame = Frame.decode(file, limits)) {
                return new Decoded(frame.letterbox(input), header.format().contentType());
            } finally {
                places.release();
            }
        } catch (UnreadableFrame e) {
            throw Refusal.of(e);
        }
    }

    private void enter(Instant deadline) {
        try {
            long left = Duration.between(clock.instant(), deadline).toNanos();
            if (!places.tryAcquire(left, TimeUnit.NANOSECONDS)) throw new Refusal(ProblemType.DEADLINE_MISSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemType.DEADLINE_MISSED);
        }
    }
}
