package io.firstpass.review.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.firstpass.contract.Topics;
import io.firstpass.review.container.Broker;
import io.firstpass.review.container.Database;
import io.firstpass.review.container.RunFolder;
import io.firstpass.review.kafka.ConnectorSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rulings from PostgreSQL to Kafka, both real, where everything dies at the worst moment: each is told once. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RulingPublisherIT {
    /** Kafka's clients tell their whole configuration each time; held, for loggers are collected otherwise. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static int tests;

    private static Database database;
    private static Broker broker;
    private static Book book;
    private static TopicRecords topics;
    private static PublisherSettings settings;
    private static Publishers publishers;

    /** A site of each test's own: with it a topic that nobody wrote on. */
    private String site;

    @BeforeAll
    static void start() throws Exception {
        KAFKA_CLIENTS.setLevel(Level.OFF);
        Path folder = Path.of(System.getProperty("firstpass.it") + "-rulings").toAbsolutePath();
        RunFolder.empty(folder);
        database = Database.start(folder.resolve("postgres"));
        broker = Broker.start(folder.resolve("kafka"));
        DataSource tables = database.migrated();
        book = new Book(tables);
        topics = new TopicRecords(broker.address());
        settings = new PublisherSettings(new ConnectorSettings(Map.of("bootstrap.servers", broker.address())));
        publishers = new Publishers(tables, settings);
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) broker.close();
        if (database != null) database.close();
    }

    @BeforeEach
    void siteWithATopic() throws Exception {
        book.empty();
        site = "site-" + ++tests;
        broker.createTopic(Topics.rulings(site), 3);
    }

    @Test
    void tellsEachRevisionOnceAndThenNothing() throws Exception {
        List<String> entered = book.enter(site, 450);

        try (var publisher = publishers.publisher()) {
            assertThat(publisher.publishWindow()).isTrue();
            assertThat(book.unsent()).isEqualTo(250);
            assertThat(publisher.publishWindow()).isTrue();
            assertThat(publisher.publishWindow()).isTrue();
            assertThat(publisher.publishWindow()).isFalse();
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(book.unsent()).isZero();
    }

    @Test
    void doesNotTellAgainWhatWasCommittedWhenTheMarkFails() throws Exception {
        List<String> entered = book.enter(site, 30);

        try (var publisher = publishers.publisher(new BeforeTheMark(publishers.outbox(), RulingPublisherIT::killed))) {
            assertThatThrownBy(publisher::publishWindow).hasMessage("killed before the mark");
            assertThat(topics.ids(site)).hasSize(30);
            assertThat(book.unsent()).isEqualTo(30);
            entered.addAll(book.enter(site, 5));
            drain(publisher);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(book.unsent()).isZero();
    }

    @Test
    void theNextServerDoesNotTellWhatOneCommittedThatWasKilledBeforeTheMark() throws Exception {
        List<String> entered = book.enter(site, 30);
        // Killed: it closes nothing and says nothing any more.
        var killed = new KafkaRulingTopics(settings);
        killed.takeOver();
        killed.publish(publishers.outbox().oldest(20, Set.of()));

        try (var next = publishers.publisher()) {
            drain(next);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(book.unsent()).isZero();
        killed.close();
    }

    @Test
    void theNextServerTellsWhatOneSentThatWasKilledBeforeTheCommit() throws Exception {
        List<String> entered = book.enter(site, 30);
        var killed = new KafkaProducer<>(settings.producer(), new StringSerializer(), new ByteArraySerializer());
        killed.initTransactions();
        killed.beginTransaction();
        for (var ruling : publishers.outbox().oldest(20, Set.of())) killed.send(RulingEvent.of(ruling.ruling(), null));
        killed.flush();

        try (var next = publishers.publisher()) {
            drain(next);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        killed.close(Duration.ZERO);
    }

    @Test
    void aServerThatWasTakenOverTellsNothingMore() throws Exception {
        List<String> entered = book.enter(site, 10);
        var former = publishers.publisher();
        drain(former);
        entered.addAll(book.enter(site, 10));
        var next = publishers.publisher();
        drain(next);
        entered.addAll(book.enter(site, 10));

        assertThatThrownBy(former::publishWindow).isInstanceOf(KafkaException.class);
        assertThat(topics.ids(site)).hasSize(20);
        drain(next);

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        former.close();
        next.close();
    }

    @Test
    void twoServersThatTakeTurnsTellEachRevisionOnce() throws Exception {
        List<String> entered = new ArrayList<>(book.enter(site, 300));
        var first = new PublishingServer(publishers.publisher(publishers.shortTurn()));
        var second = new PublishingServer(publishers.publisher(publishers.shortTurn()));
        for (int i = 0; i < 60; i++) entered.addAll(book.enter(site, 10));

        awaitNothingUnsent();
        first.stop();
        second.stop();

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void twoServersThatKnowNothingOfTurnsTellEachRevisionOnce() throws Exception {
        List<String> entered = new ArrayList<>(book.enter(site, 300));
        var first = new PublishingServer(publishers.publisher());
        var second = new PublishingServer(publishers.publisher());
        for (int i = 0; i < 30; i++) entered.addAll(book.enter(site, 10));

        awaitNothingUnsent();
        first.stop();
        second.stop();

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void aSiteWithoutATopicHoldsUpNoOtherAndIsToldWhenItHasOne() throws Exception {
        List<String> nowhere = book.enter(site + "-nowhere", 10);
        List<String> entered = book.enter(site, 10);
        try (var publisher = publishers.publisher()) {
            drain(publisher);
            assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);

            broker.createTopic(Topics.rulings(site + "-nowhere"), 1);
            while (book.unsent() > 0) publisher.publishWindow();
        }
        assertThat(topics.ids(site + "-nowhere")).containsExactlyElementsOf(nowhere);
    }

    @Test
    void takesForToldWhatAnEarlierVersionSentWithoutTransactions() throws Exception {
        List<String> entered = book.enter(site, 10);
        var plain = Map.<String, Object>of("bootstrap.servers", broker.address());
        try (var earlier = new KafkaProducer<>(plain, new StringSerializer(), new ByteArraySerializer())) {
            for (var ruling : publishers.outbox().oldest(4, Set.of()))
                earlier.send(RulingEvent.of(ruling.ruling(), null));
        }

        try (var publisher = publishers.publisher()) {
            drain(publisher);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void readsATopicFromItsBeginningWhereItIsShorterThanRemembered() throws Exception {
        List<String> entered = book.enter(site, 10);
        book.execute("insert into ruling_position select '" + Topics.rulings(site)
                + "', part, 1000 from generate_series(0, 2) part");
        var killed = new KafkaRulingTopics(settings);
        killed.takeOver();
        killed.publish(publishers.outbox().oldest(10, Set.of()));

        try (var next = publishers.publisher()) {
            drain(next);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(book.places(Topics.rulings(site))).isLessThan(100);
        killed.close();
    }

    @Test
    void tellsEachRevisionOnceWhereTheBrokerIsKilledInTheMiddle() throws Exception {
        List<String> entered = new ArrayList<>();
        var server = new PublishingServer(publishers.publisher());
        for (int kills = 1; kills <= 2; kills++) {
            entered.addAll(book.enter(site, 400));
            broker.kill();
            entered.addAll(book.enter(site, 100));
            broker.startAgain();
        }

        awaitNothingUnsent();
        server.stop();

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
    }

    /** The broker counts the transaction as committed, and what it wrote is undecided. */
    @Test
    void tellsEachRevisionOnceWhereTheBrokerForgotToEndATransaction() throws Exception {
        List<String> entered = book.enter(site, 30);
        try (var publisher = publishers.publisher(new BeforeTheMark(publishers.outbox(), RulingPublisherIT::killed))) {
            assertThatThrownBy(publisher::publishWindow).hasMessage("killed before the mark");
        }
        broker.kill();
        broker.forgetLastBatches(Topics.rulings(site));
        broker.startAgain();
        entered.addAll(book.enter(site, 5));

        try (var next = publishers.publisher()) {
            drain(next);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(book.unsent()).isZero();
    }

    @Test
    void tellsEachRevisionOnceWhereTheDatabaseIsKilledInTheMiddle() throws Exception {
        List<String> entered = new ArrayList<>();
        var server = new PublishingServer(publishers.publisher());
        for (int kills = 1; kills <= 5; kills++) {
            entered.addAll(book.enter(site, 400));
            database.kill();
            database.startAgain();
        }

        awaitNothingUnsent();
        server.stop();

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void tellsEachRevisionOnceWhereTheDatabaseIsKilledBetweenCommitAndMark() throws Exception {
        List<String> entered = book.enter(site, 30);

        try (var publisher = publishers.publisher(new BeforeTheMark(publishers.outbox(), database::kill))) {
            assertThatThrownBy(publisher::publishWindow).isInstanceOf(SQLException.class);
            database.startAgain();
            assertThat(topics.ids(site)).hasSize(30);
            drain(publisher);
        }

        assertThat(topics.ids(site)).containsExactlyInAnyOrderElementsOf(entered);
        assertThat(book.unsent()).isZero();
    }

    private static void killed() {
        throw new IllegalStateException("killed before the mark");
    }

    private static void drain(RulingPublisher publisher) throws Exception {
        while (publisher.publishWindow()) {}
    }

    private static void awaitNothingUnsent() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> book.unsent() == 0);
    }
}
