package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firstpass.contract.Sha256;
import io.firstpass.provenance.SigningKey;
import io.firstpass.testbed.server.RegistryAccess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final byte[] PACKAGE = {1, 2, 3};
    private static final String DIGEST = Sha256.of(PACKAGE).hex();
    private static final String VERSION = "versions/" + DIGEST;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private RegistryStandIn registry;
    private Path zip;

    @BeforeEach
    void start() throws Exception {
        registry = new RegistryStandIn();
        zip = Files.write(folder.resolve("package.zip"), PACKAGE);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void whatAGateRefusedIsToldWithItsReasons() throws Exception {
        version("CANDIDATE", List.of("BENCHMARK"), List.of("SECURITY", "QUALITY"), evidence("REFUSED", "mAP is 0.1"));

        assertThat(deliver()).isEqualTo(Delivery.MISSING);
        assertThat(text()).contains("missing: gate benchmark").contains("mAP is 0.1");
    }

    @Test
    void whoHasToApproveAndWhereIsTold() throws Exception {
        version("CANDIDATE", List.of(), List.of("QUALITY"), evidence("PASSED"));

        assertThat(deliver()).isEqualTo(Delivery.MISSING);
        assertThat(text())
                .contains("approval by quality")
                .contains(registry.address().toString())
                .contains(DIGEST);
        assertThat(calls()).noneMatch(call -> call.contains("releases"));
    }

    @Test
    void whatIsApprovedIsReleasedAndASecondRunFindsItReleased() throws Exception {
        version("APPROVED", List.of(), List.of(), evidence("PASSED"));
        registry.answers("GET releases?limit=500&channel=c", 200, Map.of("releases", List.of()));
        registry.answers("POST releases", 201, Map.of("state", "DONE"));
        assertThat(deliver()).isEqualTo(Delivery.RELEASED);
        assertThat(calls()).last().asString().startsWith("POST").endsWith("releases");

        registry.asked.clear();
        registry.answers(
                "GET releases?limit=500&channel=c",
                200,
                Map.of("releases", List.of(Map.of("state", "DONE", "digest", DIGEST))));
        assertThat(deliver()).isEqualTo(Delivery.RELEASED);
        assertThat(calls()).allMatch(call -> call.startsWith("GET"));
        assertThat(text()).contains("already");
    }

    @Test
    void whatTheRegistryRefusesIsToldInItsWords() throws Exception {
        registry.answers("PUT packages/" + DIGEST, 422, Map.of("detail", "the zip cannot be read"));

        assertThat(deliver()).isEqualTo(Delivery.MISSING);
        assertThat(text()).contains("refused: the zip cannot be read");
    }

    @Test
    void aRegistryThatIsGoneIsNoRefusal() {
        registry.close();

        assertThatExceptionOfType(RegistryUnreachable.class).isThrownBy(this::deliver);
    }

    private int deliver() throws InterruptedException {
        var access = new RegistryAccess(registry.address(), Map.of("mia", "m"), "", "");
        return new Delivery(new RegistryDesk(access), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(zip, SigningKey.generate(), "c", true, false);
    }

    private void version(String state, List<String> gates, List<String> roles, Map<String, Object> evidence) {
        registry.answers(
                "GET " + VERSION,
                200,
                Map.of(
                        "digest",
                        DIGEST,
                        "name",
                        "m",
                        "version",
                        "1",
                        "state",
                        state,
                        "missing",
                        Map.of("gates", gates, "roles", roles, "objections", List.of()),
                        "evidence",
                        List.of(evidence)));
    }

    private static Map<String, Object> evidence(String verdict, String... reasons) {
        return Map.of("gate", "BENCHMARK", "verdict", verdict, "reasons", List.of(reasons));
    }

    private List<String> calls() {
        return registry.asked.stream().map(RegistryStandIn.Asked::call).toList();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
