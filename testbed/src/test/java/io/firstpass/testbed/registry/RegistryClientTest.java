package io.firstpass.testbed.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {
    private RegistryStandIn registry;
    private RegistryClient mia;

    @BeforeEach
    void start() throws Exception {
        registry = new RegistryStandIn();
        mia = new RegistryClient(registry.address(), "mia", "secret:with-colon");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void streamsAPackageAndTellsHowFarItIs(@TempDir Path folder) throws Exception {
        byte[] content = new byte[300_000];
        content[299_999] = 7;
        Path zip = Files.write(folder.resolve("package.zip"), content);
        registry.answers("PUT packages/ab", 201, Map.of("state", "CANDIDATE"));
        List<Long> sent = new ArrayList<>();

        assertThat(mia.upload("packages/ab", zip, sent::add).path("state").asText())
                .isEqualTo("CANDIDATE");

        assertThat(registry.asked.get(0).body()).isEqualTo(content);
        assertThat(sent).isSorted().hasSizeGreaterThan(1).last().isEqualTo(300_000L);
    }

    @Test
    void saysWhoAsks() {
        registry.answers("GET models", 200, Map.of());
        mia.get("models");

        assertThat(registry.asked.get(0).authorization()).isEqualTo("Basic bWlhOnNlY3JldDp3aXRoLWNvbG9u");
    }

    @Test
    void aRefusalSaysWhatTheRegistrySaid() {
        registry.answers(
                "POST versions/ab/approvals",
                409,
                Map.of(
                        "type", "urn:firstpass:problem:approval-submitter",
                        "title", "Not your own",
                        "detail", "mia submitted it: ask somebody else."));

        assertThatExceptionOfType(RegistryRefused.class)
                .isThrownBy(() -> mia.post("versions/ab/approvals", Map.of()))
                .withMessage("mia submitted it: ask somebody else.")
                .satisfies(refused -> {
                    assertThat(refused.status()).isEqualTo(409);
                    assertThat(refused.kind()).isEqualTo("approval-submitter");
                });
    }

    @Test
    void anAnswerWithoutAProblemSaysItsStatusAndWhatWasAsked() {
        registry.answers("GET models", 500, "<html>".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(RegistryRefused.class)
                .isThrownBy(() -> mia.get("models"))
                .withMessageContaining("HTTP 500")
                .withMessageContaining("/registry/api/v1/models");
    }

    @Test
    void whatIsNotThereIsEmptyAndWhatIsRefusedIsNot() {
        registry.answers("GET versions/b", 403, Map.of("detail", "role"));

        assertThat(mia.find("versions/a")).isEmpty();
        assertThatExceptionOfType(RegistryRefused.class).isThrownBy(() -> mia.find("versions/b"));
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNamed() {
        registry.close();

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> mia.get("models"))
                .withMessageContaining(registry.address().toString());
    }
}
