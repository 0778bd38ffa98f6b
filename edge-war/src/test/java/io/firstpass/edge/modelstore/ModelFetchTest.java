package io.firstpass.edge.modelstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What it reads of its surroundings; {@code FaultsIT} of the test bed shows what it fetches, with a real broker and store. */
class ModelFetchTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of("FIRSTPASS_DATA", "data"));

    @Test
    void leavesAPackageOfThisMachineAlone() throws Exception {
        environment.put("FIRSTPASS_MODEL_PACKAGE", "mine.zip");
        assertThat(run()).isEqualTo(ModelFetch.HERE);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("nothing to fetch");
    }

    @Test
    void saysWhichSettingItCannotBeginWith() throws Exception {
        assertThat(run()).isEqualTo(ModelFetch.CANNOT_BEGIN);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("firstpass.model.channel");
        environment.put("FIRSTPASS_MODEL_PACKAGE", "mine.zip");
        environment.put("FIRSTPASS_MODEL_FETCH_LIMIT", "5 minutes");
        assertThat(run()).isEqualTo(ModelFetch.CANNOT_BEGIN);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("firstpass.model.fetch.limit is '5 minutes'");
    }

    @Test
    void reachesTheBrokerAsTheServersOtherClientsDo() {
        Map<String, String> given = Map.of(
                "mp.messaging.connector.liberty-kafka.security.protocol", "SSL",
                "MP_MESSAGING_CONNECTOR_LIBERTY_KAFKA_SSL_TRUSTSTORE_LOCATION", "/trust.p12",
                "mp.messaging.outgoing.lapses.acks", "all",
                "PATH", "/bin");
        assertThat(Supply.broker(given.keySet(), name -> Optional.of(given.get(name))))
                .containsOnly(
                        Map.entry("security.protocol", "SSL"), Map.entry("ssl.truststore.location", "/trust.p12"));
    }

    @Test
    void findsASettingUnderEachOfItsNames() {
        for (String name : List.of("firstpass.s3.access-key", "firstpass_s3_access_key", "FIRSTPASS_S3_ACCESS_KEY"))
            assertThat(ModelFetch.value("firstpass.s3.access-key", Map.of(name, "k")))
                    .contains("k");
        assertThat(ModelFetch.value("firstpass.s3.access-key", Map.of())).isEmpty();
    }

    private int run() throws InterruptedException {
        return ModelFetch.run(
                key -> ModelFetch.value(key, environment),
                environment.keySet(),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
