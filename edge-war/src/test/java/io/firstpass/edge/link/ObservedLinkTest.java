package io.firstpass.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ObservedLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final ObservedLink link = new ObservedLink(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void isOnlineUntilAnAttemptSaysOtherwise() {
        link.succeeded();
        link.caughtUp();

        assertThat(link.state()).isEqualTo(LinkState.ONLINE);
        assertThat(link.since()).isEmpty();
    }

    @Test
    void isSuspectAfterOneFailureAndOfflineAfterThreeInARow() {
        link.failed();
        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);
        assertThat(link.since()).hasValue(NOW);
        link.failed();
        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);
        link.failed();
        assertThat(link.state()).isEqualTo(LinkState.OFFLINE);
        link.failed();
        assertThat(link.state()).isEqualTo(LinkState.OFFLINE);
    }

    @Test
    void forgetsFailuresThatASuccessCameAfter() {
        link.failed();
        link.failed();
        link.succeeded();
        assertThat(link.state()).isEqualTo(LinkState.ONLINE);
        link.failed();
        link.failed();
        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);
    }

    @Test
    void recoversUntilNothingIsLeftToSend() {
        goOffline();

        link.succeeded();
        link.succeeded();
        assertThat(link.state()).isEqualTo(LinkState.RECOVERING);
        link.caughtUp();
        assertThat(link.state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void goesBackToRecoveringAfterASuspicionOnTheWay() {
        goOffline();
        link.succeeded();

        link.failed();
        assertThat(link.state()).isEqualTo(LinkState.SUSPECT);
        link.succeeded();
        assertThat(link.state()).isEqualTo(LinkState.RECOVERING);
    }

    @Test
    void isNotOnlineBecauseNothingIsLeftToSendWhileOffline() {
        goOffline();

        link.caughtUp();

        assertThat(link.state()).isEqualTo(LinkState.OFFLINE);
    }

    private void goOffline() {
        for (int i = 0; i < 3; i++) link.failed();
    }
}
