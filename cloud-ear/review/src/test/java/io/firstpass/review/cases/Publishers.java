package io.firstpass.review.cases;

import io.firstpass.review.pacing.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import javax.sql.DataSource;

/** Makes publishers between the tests' database and broker: each is a server of its own. */
record Publishers(DataSource tables, PublisherSettings settings) {
    private static final Clock CLOCK = Clock.systemUTC();

    RulingOutbox outbox() {
        return new JdbcRulingOutbox(tables, CLOCK);
    }

    Turn shortTurn() {
        return new JdbcTurn(tables, Duration.ofMillis(100), System::nanoTime);
    }

    RulingPublisher publisher() {
        return publisher(outbox());
    }

    RulingPublisher publisher(Turn turn) {
        return publisher(outbox(), turn);
    }

    /** One that always thinks it is its turn. */
    RulingPublisher publisher(RulingOutbox outbox) {
        return publisher(outbox, new Turn() {
            @Override
            public boolean take() {
                return true;
            }

            @Override
            public void pass() {}
        });
    }

    RulingPublisher publisher(RulingOutbox outbox, Turn turn) {
        var pauses = new SitePauses(new Backoff(Duration.ofMillis(100), Duration.ofMillis(200), new Random(1)));
        return new RulingPublisher(outbox, new KafkaRulingTopics(settings), turn, pauses, CLOCK);
    }
}
