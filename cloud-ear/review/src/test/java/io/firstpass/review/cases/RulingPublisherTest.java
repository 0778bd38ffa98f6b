package io.firstpass.review.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstpass.review.Escalations;
import io.firstpass.review.pacing.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In which order the publisher asks; that nothing is told twice is shown by RulingPublisherIT. */
class RulingPublisherTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T08:00:00Z"), ZoneOffset.UTC);

    private final List<String> happened = new ArrayList<>();
    private final List<UnsentRuling> unsent = new ArrayList<>();
    private final List<UnsentRuling> onTopic = new ArrayList<>();
    private final RulingPublisher publisher = new RulingPublisher(
            new Outbox(),
            new Topics(),
            new Token(),
            new SitePauses(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(1))),
            CLOCK);
    private boolean ours = true;
    private Exception failure;

    @Test
    void asksNoBrokerWhereNothingIsDue() throws Exception {
        assertThat(publisher.publishWindow()).isFalse();
        assertThat(happened).isEmpty();
    }

    @Test
    void readsASitesTopicOnceBeforeItTellsIt() throws Exception {
        unsent.add(ruling("north"));
        publisher.publishWindow();
        unsent.add(ruling("north"));
        publisher.publishWindow();

        assertThat(happened)
                .containsExactly("takeOver", "read north", "publish [north]", "mark", "publish [north]", "mark");
    }

    @Test
    void doesNotTellWhatItFoundOnTheTopic() throws Exception {
        UnsentRuling told = ruling("north");
        unsent.add(told);
        onTopic.add(told);

        publisher.publishWindow();

        assertThat(happened).containsExactly("takeOver", "read north", "mark");
    }

    @Test
    void triesTheOthersAgainWithoutTheSiteThatRefused() throws Exception {
        unsent.add(ruling("north"));
        unsent.add(ruling("south"));
        failure = new SitesRefused(Map.of("north", new IllegalStateException("no topic")));
        publisher.publishWindow();
        happened.clear();

        publisher.publishWindow();

        assertThat(happened).containsExactly("publish [south]", "mark");
    }

    @Test
    void takesOverAnewAfterAFailureAndLetsAnotherServerTryFirst() throws Exception {
        unsent.add(ruling("north"));
        failure = new IllegalStateException("the broker is away");
        assertThatThrownBy(publisher::publishWindow).hasMessage("the broker is away");
        assertThat(happened).endsWith("publish [north]", "close", "pass");
        happened.clear();

        publisher.publishWindow();

        assertThat(happened).containsExactly("takeOver", "read north", "publish [north]", "mark");
    }

    @Test
    void forgetsWhatItKnewWhileItIsAnothersTurn() throws Exception {
        unsent.add(ruling("north"));
        publisher.publishWindow();
        happened.clear();
        unsent.add(ruling("north"));
        ours = false;
        assertThat(publisher.publishWindow()).isFalse();
        ours = true;
        publisher.publishWindow();

        assertThat(happened).containsExactly("close", "takeOver", "read north", "publish [north]", "mark");
    }

    private static UnsentRuling ruling(String site) {
        return new UnsentRuling(Escalations.cleared(site, CLOCK.instant()), null);
    }

    private static Told told(List<UnsentRuling> rulings) {
        return new Told(
                rulings.stream().map(each -> RevisionId.of(each.ruling())).toList(), List.of());
    }

    private final class Outbox implements RulingOutbox {
        @Override
        public List<UnsentRuling> oldest(int limit, Set<String> except) {
            return unsent.stream().filter(each -> !except.contains(each.site())).toList();
        }

        @Override
        public Map<Integer, Long> places(String topic) {
            return Map.of();
        }

        @Override
        public void mark(Told told) {
            happened.add("mark");
            unsent.removeIf(each -> told.revisions().contains(RevisionId.of(each.ruling())));
        }
    }

    private final class Topics implements RulingTopics {
        private boolean taken;

        @Override
        public void takeOver() {
            if (!taken) happened.add("takeOver");
            taken = true;
        }

        @Override
        public void read(String site, Map<Integer, Long> from, Reader reader) throws Exception {
            happened.add("read " + site);
            if (!onTopic.isEmpty()) reader.take(told(onTopic));
        }

        @Override
        public Told publish(List<UnsentRuling> rulings) throws Exception {
            happened.add("publish "
                    + rulings.stream().map(UnsentRuling::site).distinct().toList());
            Exception now = failure;
            failure = null;
            if (now != null) throw now;
            return told(rulings);
        }

        @Override
        public void close() {
            happened.add("close");
            taken = false;
        }
    }

    private final class Token implements Turn {
        @Override
        public boolean take() {
            return ours;
        }

        @Override
        public void pass() {
            happened.add("pass");
        }
    }
}
