package io.firstpass.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentFramesTest {
    private final RecentFrames frames = new RecentFrames(100);
    private final UUID first = new UUID(0, 1);
    private final UUID second = new UUID(0, 2);
    private final UUID third = new UUID(0, 3);

    @Test
    void letsTheOldestGoWhenTheBytesExceedTheLimit() {
        frames.remember(first, new byte[40]);
        frames.remember(second, new byte[60]);
        assertThat(frames.find(first)).isPresent();
        frames.remember(third, new byte[1]);
        assertThat(frames.find(first)).isEmpty();
        assertThat(frames.find(second)).isPresent();
        assertThat(frames.find(third)).isPresent();
    }

    @Test
    void keepsTheOthersWhenOneFrameIsLargerThanEverything() {
        frames.remember(first, new byte[40]);
        frames.remember(second, new byte[101]);
        assertThat(frames.find(first)).isPresent();
        assertThat(frames.find(second)).isEmpty();
    }

    @Test
    void countsAFrameThatIsRememberedAgainOnce() {
        for (int i = 0; i < 10; i++) frames.remember(first, new byte[60]);
        frames.remember(second, new byte[40]);
        assertThat(frames.find(first)).isPresent();
    }
}
