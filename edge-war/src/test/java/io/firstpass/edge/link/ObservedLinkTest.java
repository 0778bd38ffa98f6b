package io.firstpass.edge.link;

import static io.firstpass.contract.LinkState.OFFLINE;
import static io.firstpass.contract.LinkState.ONLINE;
import static io.firstpass.contract.LinkState.RECOVERING;
import static io.firstpass.contract.LinkState.SUSPECT;
import static io.firstpass.edge.link.Channel.EVENTS;
import static io.firstpass.edge.link.Channel.FRAMES;
import static io.firstpass.edge.link.Channel.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.firstpass.contract.Heartbeat.Outage;
import io.firstpass.edge.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservedLinkTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final List<LinkChanged> changes = new ArrayList<>();
    private final List<ChannelBack> back = new ArrayList<>();
    private final ObservedLink link = new ObservedLink(3, clock, changes::add, back::add);

    @Test
    void isOnlineUntilAnAttemptSaysOtherwise() {
        link.succeeded(EVENTS);
        link.caughtUp();

        assertThat(link.state()).isEqualTo(ONLINE);
        assertThat(link.since()).isEmpty();
        assertThat(link.outage()).isEmpty();
        assertThat(changes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void isSuspectAfterOneFailureAndOfflineAfterThreeInARow(Channel channel) {
        link.failed(channel);
        assertThat(link.state()).isEqualTo(SUSPECT);
        assertThat(link.since()).hasValue(clock.instant());
        link.failed(channel);
        assertThat(link.state()).isEqualTo(SUSPECT);
        link.failed(channel);
        assertThat(link.state()).isEqualTo(OFFLINE);
        link.failed(channel);
        assertThat(link.state()).isEqualTo(OFFLINE);
        assertThat(link.failing()).isEqualTo(Map.of(channel, 3));
    }

    @Test
    void tellsOfAChannelThatIsBackOnceAndOnlyIfItFailed() {
        link.succeeded(EVENTS);
        link.failed(HEARTBEAT);
        link.failed(FRAMES);
        link.succeeded(HEARTBEAT);
        link.succeeded(HEARTBEAT);

        assertThat(back).containsExactly(new ChannelBack(HEARTBEAT));
    }

    @Test
    void countsEachChannelByItself() {
        for (Channel channel : Channel.values()) {
            link.failed(channel);
            link.failed(channel);
        }
        assertThat(link.state()).isEqualTo(SUSPECT);
        link.failed(FRAMES);
        assertThat(link.state()).isEqualTo(OFFLINE);
    }

    @Test
    void takesASuccessOfOneChannelForNoneOfAnother() {
        link.failed(EVENTS);
        link.failed(EVENTS);
        link.succeeded(HEARTBEAT);
        link.failed(EVENTS);

        assertThat(link.state()).isEqualTo(OFFLINE);
    }

    @Test
    void forgetsFailuresThatASuccessCameAfter() {
        link.failed(EVENTS);
        link.failed(EVENTS);
        link.succeeded(EVENTS);
        assertThat(link.state()).isEqualTo(ONLINE);
        link.failed(EVENTS);
        link.failed(EVENTS);
        assertThat(link.state()).isEqualTo(SUSPECT);
    }

    @Test
    void recoversUntilNothingIsLeftToSend() {
        goOffline(EVENTS);

        link.succeeded(EVENTS);
        link.succeeded(EVENTS);
        assertThat(link.state()).isEqualTo(RECOVERING);
        link.caughtUp();
        assertThat(link.state()).isEqualTo(ONLINE);
    }

    @Test
    void isNotBackWhileAnotherChannelIsGone() {
        goOffline(EVENTS);
        goOffline(HEARTBEAT);

        link.succeeded(EVENTS);
        assertThat(link.state()).isEqualTo(OFFLINE);
        link.failed(FRAMES);
        link.succeeded(HEARTBEAT);
        assertThat(link.state()).isEqualTo(SUSPECT);
        link.succeeded(FRAMES);
        assertThat(link.state()).isEqualTo(RECOVERING);
    }

    @Test
    void goesBackToRecoveringAfterASuspicionOnTheWay() {
        goOffline(FRAMES);
        link.succeeded(FRAMES);

        link.failed(HEARTBEAT);
        assertThat(link.state()).isEqualTo(SUSPECT);
        link.caughtUp();
        assertThat(link.state()).isEqualTo(SUSPECT);
        link.succeeded(HEARTBEAT);
        assertThat(link.state()).isEqualTo(RECOVERING);
    }

    @Test
    void goesOfflineAgainWhileRecovering() {
        goOffline(FRAMES);
        link.succeeded(FRAMES);
        goOffline(HEARTBEAT);

        assertThat(link.state()).isEqualTo(OFFLINE);
    }

    @Test
    void isNotOnlineBecauseNothingIsLeftToSendWhileOffline() {
        goOffline(EVENTS);

        link.caughtUp();

        assertThat(link.state()).isEqualTo(OFFLINE);
    }

    @Test
    void remembersTheOutageFromTheFirstFailureToTheFirstSuccess() {
        Instant cut = clock.instant();
        goOffline(EVENTS);
        assertThat(link.outage()).hasValue(new Outage(cut, null));

        clock.advance(Duration.ofSeconds(7_200));
        link.failed(EVENTS);
        link.succeeded(EVENTS);

        assertThat(link.outage()).hasValue(new Outage(cut, clock.instant()));
        link.caughtUp();
        clock.advance(Duration.ofSeconds(60));
        link.failed(EVENTS);
        link.succeeded(EVENTS);
        assertThat(link.outage()).as("a suspicion is no outage").hasValueSatisfying(outage -> assertThat(outage.from())
                .isEqualTo(cut));
    }

    @Test
    void tellsEveryChangeOnceAndInOrder() {
        goOffline(EVENTS);
        link.succeeded(EVENTS);
        link.caughtUp();

        assertThat(changes)
                .extracting(LinkChanged::before, LinkChanged::now)
                .containsExactly(
                        tuple(ONLINE, SUSPECT),
                        tuple(SUSPECT, OFFLINE),
                        tuple(OFFLINE, RECOVERING),
                        tuple(RECOVERING, ONLINE));
    }

    @Test
    void isOfflineAtTheFirstFailureWhereOneIsEnough() {
        ObservedLink strict = new ObservedLink(1, clock, change -> {}, back -> {});
        strict.failed(FRAMES);
        assertThat(strict.state()).isEqualTo(OFFLINE);
    }

    private void goOffline(Channel channel) {
        for (int i = 0; i < 3; i++) {
            link.failed(channel);
            clock.advance(Duration.ofSeconds(1));
        }
    }
}
