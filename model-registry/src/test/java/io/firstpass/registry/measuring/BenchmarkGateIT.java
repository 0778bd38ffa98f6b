package io.firstpass.registry.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Sha256;
import io.firstpass.registry.benchmark.EchoGoldenSet;
import io.firstpass.registry.benchmark.EchoPackage;
import io.firstpass.registry.benchmark.GoldenSet;
import io.firstpass.registry.container.Caller;
import io.firstpass.registry.container.Passed;
import io.firstpass.registry.container.Surroundings;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark gate as callers see it: real packages, the real process, in the real server on PostgreSQL and S3. */
@ExtendWith(ArquillianExtension.class)
class BenchmarkGateIT {
    @ArquillianResource
    URL root;

    @TempDir
    Path folder;

    private final String model = "echo-" + UUID.randomUUID();
    private Caller mia;
    private Caller quinn;

    @Deployment(testable = false)
    static WebArchive registry() {
        return Surroundings.war();
    }

    @BeforeEach
    void people() {
        mia = new Caller(root, "mia");
        quinn = new Caller(root, "quinn");
    }

    @Test
    void whatHasPassedTheOtherGatesIsMeasuredByItselfAndItsFiguresAreEvidence() throws Exception {
        String digest = submitted("1.0.0", manifest -> {});
        passed(digest, "SIGNATURE");
        passed(digest, "WEIGHTS");
        GoldenSet golden = seven("golden");
        JsonNode put = Caller.json(put(golden, model), 201);
        assertThat(put.path("units").asInt()).isEqualTo(7);
        assertThat(put.path("defective").asInt()).isEqualTo(4);

        JsonNode job = ended(digest);

        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        assertThat(job.path("actor").asText()).isEqualTo("registry");
        assertThat(job.path("goldenSet").asText()).isEqualTo(golden.digest());
        assertThat(job.at("/figures/model/digest").asText()).isEqualTo(digest);
        assertThat(job.at("/figures/images").asInt()).isEqualTo(7);
        assertThat(job.at("/figures/rates/escape/events").asInt()).isEqualTo(1);
        assertThat(mia.get("benchmarks/" + job.path("id").asText())).isEqualTo(job);
        assertThat(row("select figures from evidence where gate = 'BENCHMARK' and digest = '" + digest + "'"))
                .contains("\"production.compared\":0.0", "\"images\":7.0");
    }

    @Test
    void whatFindsLessThanProductionIsRefusedWithBothFigures() throws Exception {
        GoldenSet golden = seven("golden");
        put(golden, model);
        String production = inProduction("1.0.0");
        cancelled(production, golden);
        String worse = submitted("1.1.0", BenchmarkGateIT::takesOneClassForAnother);
        passed(worse, "SIGNATURE");
        passed(worse, "WEIGHTS");
        put(seven("golden"), model + "-tell-that-something-changed");

        assertThat(ended(worse).path("state").asText()).isEqualTo("DONE");

        assertThat(row("select verdict from evidence where gate = 'BENCHMARK' and digest = '" + worse + "'"))
                .isEqualTo("REFUSED");
        assertThat(row("select reasons from evidence where gate = 'BENCHMARK' and digest = '" + worse + "'"))
                .contains("mAP: is 0.0, needs at least 0.8", "recall of mousebite: is 0.0");
        JsonNode compared = mia.get("versions/" + production + "/benchmarks").at("/benchmarks/0");
        assertThat(compared.path("state").asText()).isEqualTo("DONE");
        assertThat(row("select count(*) from evidence where gate = 'BENCHMARK' and digest = '" + production + "'"))
                .isEqualTo("0");
    }

    @Test
    void whileProductionCannotBeMeasuredNothingPasses() throws Exception {
        put(seven("golden"), model);
        String production = inProduction("1.0.0");
        Path stored = Surroundings.objects().resolve(production + ".zip");
        Path away = Files.move(stored, folder.resolve("away.zip"));
        String next = submitted("1.1.0", manifest -> {});
        passed(next, "SIGNATURE");
        passed(next, "WEIGHTS");
        put(seven("golden"), model + "-tell-that-something-changed");

        assertThat(ended(next).path("state").asText()).isEqualTo("DONE");

        String latest =
                " from evidence where gate = 'BENCHMARK' and digest = '" + next + "' order by number desc limit 1";
        assertThat(row("select verdict" + latest)).isEqualTo("REFUSED");
        assertThat(row("select reasons" + latest)).contains("production: " + production + " could not be measured");
        assertThat(mia.get("versions/" + production + "/benchmarks").findValuesAsText("state"))
                .containsExactly("FAILED", "FAILED", "FAILED");
        Files.move(away, stored);
        mia.post(202, "versions/" + next + "/evidence/benchmark", "");
        assertThat(ended(next).path("state").asText()).isEqualTo("DONE");
        assertThat(row("select reasons" + latest)).doesNotContain("production");
        assertThat(row("select figures" + latest)).contains("\"production.compared\":1.0");
    }

    @Test
    void cancelsWhatRuns() throws Exception {
        var many = new EchoGoldenSet(folder.resolve("golden")).found(EchoGoldenSet.SPUR, .9);
        for (int i = 0; i < 800; i++) many.good();
        put(many.seal(), model);
        String digest = submitted("1.0.0", manifest -> {});
        passed(digest, "SIGNATURE");
        passed(digest, "WEIGHTS");
        put(seven("other"), model + "-tell-that-something-changed");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> job(digest).path("done").asInt() > 0);
        String id = job(digest).path("id").asText();

        JsonNode cancelled = Caller.json(mia.delete("benchmarks/" + id), 200);

        assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("reason").asText()).isEqualTo("mia");
        assertThat(ended(digest).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(Caller.json(mia.delete("benchmarks/" + id), 409).path("type").asText())
                .endsWith(":benchmark-over");
        await().atMost(Duration.ofSeconds(10)).until(this::nothingIsLeftOfPackages);
    }

    /** Each is another: the tests share a registry, which takes a golden set once. */
    private GoldenSet seven(String name) throws Exception {
        Path its = EchoGoldenSet.seven(folder.resolve(name)).folder();
        Files.writeString(its.resolve("origin.txt"), UUID.randomUUID().toString());
        return GoldenSet.seal(its);
    }

    private String inProduction(String version) throws Exception {
        String digest = submitted(version, manifest -> {});
        Surroundings.sql(
                "insert into alias (name, alias, digest) values ('%s', 'production', '%s')".formatted(model, digest));
        return digest;
    }

    /** As it is when somebody stopped what would have been compared with. */
    private static void cancelled(String digest, GoldenSet golden) throws Exception {
        Surroundings.sql(
                "insert into benchmark_job (id, package_digest, golden_set, actor, queued_at, state, since, told,"
                        + " evidence_due) values ('%s', '%s', '%s', 'registry', now(), 'CANCELLED', now(), 'mia', false)"
                                .formatted(UUID.randomUUID(), digest, golden.digest()));
    }

    private static void takesOneClassForAnother(ObjectNode manifest) {
        ArrayNode classes = (ArrayNode) manifest.get("classes");
        String last = classes.remove(classes.size() - 1).asText();
        classes.insert(0, last);
    }

    private String submitted(String version, Consumer<ObjectNode> change) throws Exception {
        byte[] zip = EchoPackage.changed(model, manifest -> {
            manifest.put("version", version);
            change.accept(manifest);
        });
        String digest = Sha256.of(zip).hex();
        Caller.json(mia.put("packages/" + digest, zip), 201);
        return digest;
    }

    private HttpResponse<String> put(GoldenSet golden, String forModel) throws Exception {
        return quinn.put("golden-sets/" + golden.digest() + "?name=seven&model=" + forModel, zip(golden));
    }

    private byte[] zip(GoldenSet golden) throws Exception {
        Path zip = folder.resolve(golden.digest() + ".zip");
        golden.pack(zip);
        return Files.readAllBytes(zip);
    }

    /** The latest of the package, when it has ended and what becomes of it is written down. */
    private JsonNode ended(String digest) {
        return await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> job(digest),
                        job -> job.path("evidenceDue").isBoolean()
                                && !job.path("evidenceDue").asBoolean());
    }

    private JsonNode job(String digest) throws Exception {
        return mia.get("versions/" + digest + "/benchmarks").at("/benchmarks/0");
    }

    private static void passed(String digest, String gate) throws Exception {
        for (String statement : Passed.statements(UUID.randomUUID(), digest, gate)) Surroundings.sql(statement);
    }

    private static String row(String select) throws Exception {
        return Surroundings.value(select);
    }

    private boolean nothingIsLeftOfPackages() throws Exception {
        try (var left = Files.list(Surroundings.incoming().resolveSibling("benchmark"))) {
            return left.noneMatch(path -> path.getFileName().toString().startsWith("package-"));
        }
    }
}
