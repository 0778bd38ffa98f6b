package io.firstpass.review.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, Long> read = new HashMap<>();
    private final Progress progress = new Progress(new Progress.Log() {
        @Override
        public Map<String, Long> ends() {
            return Map.copyOf(ends);
        }

        @Override
        public Map<String, Long> read() {
            return Map.copyOf(read);
        }
    });

    @Test
    void isWhereTheEndsWereThatHaveBeenReached() throws Exception {
        ends.put("a", 10L);
        progress.look(NOON);
        read.put("a", 9L);
        assertThat(progress.look(NOON.plusSeconds(2)))
                .as("one is still on its way")
                .isEqualTo(Instant.EPOCH);

        ends.put("a", 500L);
        read.put("a", 10L);
        assertThat(progress.look(NOON.plusSeconds(4))).isEqualTo(NOON);
        assertThat(progress.look(NOON.plusSeconds(6))).as("490 came since").isEqualTo(NOON);

        read.put("a", 500L);
        assertThat(progress.look(NOON.plusSeconds(8))).isEqualTo(NOON.plusSeconds(4));
    }

    @Test
    void waitsForEveryPartition() throws Exception {
        ends.putAll(Map.of("a", 1L, "b", 1L));
        progress.look(NOON);
        read.put("b", 1L);
        assertThat(progress.look(NOON.plusSeconds(2)))
                .as("nothing of a was ever read")
                .isEqualTo(Instant.EPOCH);
        read.put("a", 1L);
        assertThat(progress.look(NOON.plusSeconds(4))).isEqualTo(NOON);
    }

    @Test
    void isNowWhereNothingEverCame() throws Exception {
        progress.look(NOON);
        assertThat(progress.look(NOON.plusSeconds(2))).isEqualTo(NOON);
    }
}
