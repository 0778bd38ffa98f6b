package io.firstpass.review.container;

import io.firstpass.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/** What the server under test needs around it: there before the container starts, gone after it has stopped. */
public class Surroundings {
    private final Path folder = Path.of(System.getProperty("firstpass.it")).toAbsolutePath();
    private Database database;
    private Broker broker;

    void start(@Observes(precedence = 100) BeforeSuite event) throws Exception {
        RunFolder.empty(folder);
        database = Database.start(folder.resolve("postgres"));
        broker = Broker.start(folder.resolve("kafka"));
        broker.createTopics(List.of(
                Topics.INSPECTIONS,
                Topics.ESCALATIONS,
                Topics.LAPSES,
                Topics.EXPIRIES,
                Topics.DEAD_LETTERS,
                Topics.rulings("north"),
                Topics.resends("north")));
        new ServerFolder(folder.resolve("usr/servers/firstpass-review-it")).write(settings());
    }

    void stop(@Observes(precedence = -100) AfterSuite event) throws IOException {
        if (broker != null) broker.close();
        if (database != null) database.close();
    }

    /** No model is named: it is refused, and nothing takes frames from the queue but the tests. */
    private Map<String, String> settings() throws Exception {
        return Map.of(
                "FIRSTPASS_HTTP_PORT", Integer.toString(RunFolder.freePort()),
                "FIRSTPASS_LIB", System.getProperty("wlp.shared"),
                "FIRSTPASS_DATA",
                        Files.createDirectories(folder.resolve("data")).toString(),
                "FIRSTPASS_FRAMES_PRIVATE_KEY", PrivateKey.write(folder).toString(),
                "FIRSTPASS_DB_PORT", Integer.toString(database.port()),
                "FIRSTPASS_DB_PASSWORD", Database.PASSWORD,
                "FIRSTPASS_KAFKA", broker.address());
    }
}
