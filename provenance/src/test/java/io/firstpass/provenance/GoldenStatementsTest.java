package io.firstpass.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.firstpass.contract.Release;
import io.firstpass.contract.Released;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.RolloutStage;
import io.firstpass.contract.json.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenStatementsTest {
    static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of("release-statement", Releases.release().statement()),
                Arguments.of("channel-statement", Releases.channel().statement()),
                Arguments.of("revocation-list", Releases.revocations().statement()));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void areWrittenToTheByte(String name, Statement statement) throws IOException {
        byte[] golden = resource(GoldenStatementsTest.class, "golden/" + name + ".json");
        assertThat(statement.write())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(Statement.read(golden).write()).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void agreeWithTheirSchema(String name, Statement statement) throws IOException {
        JsonNode schema =
                Messages.mapper().readTree(resource(GoldenStatementsTest.class, "schema/" + name + ".v1.json"));
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
        assertThat(validator.validate(Messages.mapper().readTree(statement.write())))
                .isEmpty();
        JsonNode empty = Messages.mapper()
                .readTree(new Statement(List.of(), "t", Messages.mapper().createObjectNode()).write());
        assertThat(validator.validate(empty)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"release-canary", "release-all"})
    void travelInTheContractsReleases(String golden) throws IOException {
        Release release = Messages.read(resource(Release.class, "golden/" + golden + ".json"), Release.class);
        channels().verify(release, Signed.NOW);
        for (Released released : Stream.of(release.production(), release.candidate())
                .filter(Objects::nonNull)
                .toList()) {
            ReleaseStatement statement = verifier(release.channel())
                    .verify(utf8(released.statement()), released.digest(), RevocationList.NONE, Signed.NOW);
            assertThat(statement.stage()).isEqualTo(released.stage());
            assertThat(statement.issuedAt()).isEqualTo(release.issuedAt());
            assertThat(statement.holdsFor("plant-2")).isEqualTo(released.stage() == RolloutStage.ALL);
            new BundleVerifier(ours(Purpose.PACKAGE), Purpose.PACKAGE)
                    .verify(utf8(released.packageSignature()), released.digest(), Signed.NOW);
        }
    }

    @Test
    void travelInTheContractsRevocations() throws IOException {
        assertThat(revocations("revocations").find(Signed.OTHER)).isPresent();
        assertThat(revocations("revocations-of-nothing").revocations()).isEmpty();
    }

    private static RevocationList revocations(String golden) throws IOException {
        Revocations message = Messages.read(resource(Release.class, "golden/" + golden + ".json"), Revocations.class);
        RevocationList list =
                verifier("line-a").revocations(utf8(message.statement()), RevocationList.NONE, Signed.NOW);
        assertThat(list.number()).isEqualTo(message.number());
        assertThat(list.issuedAt()).isEqualTo(message.issuedAt());
        return list;
    }

    private static ReleaseVerifier verifier(String channel) throws IOException {
        return new ReleaseVerifier(ours(Purpose.RELEASE), channel);
    }

    private static PinnedKeys ours(Purpose purpose) throws IOException {
        return pinned("ours", purpose);
    }

    private static ReleaseVerifier channels() throws IOException {
        return new ReleaseVerifier(pinned("ours-channels", Purpose.RELEASE), "line-a");
    }

    private static PinnedKeys pinned(String folder, Purpose purpose) throws IOException {
        String pem = new String(resource(GoldenStatementsTest.class, folder + "/key.pem"), StandardCharsets.UTF_8);
        return new PinnedKeys(List.of(PinnedKey.of("registry", purpose, pem, Signed.START, Signed.END)));
    }

    private static byte[] resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
