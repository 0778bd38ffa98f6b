package io.firstpass.edge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.SequenceRange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResendsTest {
    private final ListOutbox outbox = new ListOutbox();
    private final Resends resends = new Resends(new Origin("suzhou", "edge-1", "firstpass"), outbox);

    @Test
    void hasSentAgainWhatTheGoldenSampleAsksFor() throws IOException {
        ResendRequest request = Golden.of("resend-request").as(ResendRequest.class);

        assertThat(resends.apply(request)).isTrue();
        assertThat(outbox.resent).isEqualTo(request.ranges());
    }

    @Test
    void leavesToOthersWhatIsAskedOfThem() {
        List<SequenceRange> ranges = List.of(new SequenceRange(1, 2));

        assertThat(resends.apply(new ResendRequest("suzhou", "edge-2", "e", ranges, Instant.EPOCH)))
                .isFalse();
        assertThat(resends.apply(new ResendRequest("wuxi", "edge-1", "e", ranges, Instant.EPOCH)))
                .isFalse();
        assertThat(outbox.resent).isEmpty();
    }
}
