package io.firstpass.registry.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstpass.registry.container.RegistryCalls;
import io.firstpass.registry.container.Surroundings;
import io.firstpass.registry.container.Zips;
import io.firstpass.registry.evidence.Evidence;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures what an API server waits for an answer while 10,000 images and 10,000 packages are approved, and how long the
 * server takes to know of them. 32 at a time ask for all that the machine gives. Its name keeps it out of the tests' run;
 * docs/admission.md has the command and the figures.
 */
class AdmissionBench extends RegistryCalls {
    private static final int APPROVED = 10_000;
    private static final int ROUNDS = 3;
    private static final int CALLS = 2_000;

    /** In hexadecimal digits, as PostgreSQL makes it of its number. */
    private static final String DIGEST = "encode(sha256(convert_to(i::text, 'UTF8')), 'hex')";

    private static final String EVERY = " from generate_series(1, " + APPROVED + ") i";

    @Test
    void answersWithinFiftyMilliseconds() throws Exception {
        enter();
        long from = System.nanoTime();
        String last = digest(APPROVED);
        await().atMost(Duration.ofMinutes(2)).until(() -> isAllowed(last));
        System.out.printf("known after %.1f s%n", (System.nanoTime() - from) / 1e9);
        // So long a reading is soon too old; the next ones are short.
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofMinutes(1)).until(() -> isAllowed(last));
        for (int callers : new int[] {1, 8, 32})
            for (int round = 1; round <= ROUNDS; round++) {
                double[] millis = measure(callers);
                System.out.printf(
                        "%d at a time, round %d: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                        callers, round, millis[CALLS / 2], millis[CALLS * 99 / 100], millis[CALLS - 1]);
                if (round == ROUNDS && callers <= 8)
                    assertThat(millis[CALLS * 99 / 100]).isLessThan(50);
            }
    }

    private double[] measure(int callers) throws Exception {
        var digests = new Random(callers).ints(CALLS, 1, APPROVED + 1).toArray();
        var sent = Arrays.stream(digests)
                .mapToObj(i -> (Callable<Double>) () -> millis(digest(i)))
                .toList();
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var millis = new double[CALLS];
            var answers = pool.invokeAll(sent);
            for (int i = 0; i < CALLS; i++) millis[i] = answers.get(i).get();
            Arrays.sort(millis);
            return millis;
        } finally {
            pool.shutdownNow();
        }
    }

    private double millis(String digest) throws Exception {
        long from = System.nanoTime();
        if (!isAllowed(digest)) throw new AssertionError(digest + " is denied");
        return (System.nanoTime() - from) / 1e6;
    }

    private boolean isAllowed(String digest) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address("admission/validate"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(review(digest))));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().contains("\"allowed\":true");
    }

    /** About as long as a real one, which is 8 to 12 kB: most of a pod is none of our business. */
    private static String review(String digest) {
        String field =
                "{\"name\": \"FIRSTPASS_SOMETHING\", \"valueFrom\": {\"secretKeyRef\": {\"name\": \"a\", \"key\": \"b\"}}}";
        String environment =
                String.join(",", IntStream.range(0, 80).mapToObj(i -> field).toList());
        return """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "705ab4f5-6393",
                  "kind": {"group": "", "version": "v1", "kind": "Pod"}, "operation": "CREATE", "object": {
                  "metadata": {"labels": {"app.kubernetes.io/part-of": "firstpass"},
                   "annotations": {"firstpass.io/model": "sha256:%1$s"}},
                  "spec": {"initContainers": [{"name": "model", "image": "registry.example/edge@sha256:%1$s"}],
                   "containers": [{"name": "edge", "image": "registry.example/edge@sha256:%1$s", "env": [%2$s]}]}}}}"""
                .formatted(digest, environment);
    }

    private static void enter() throws Exception {
        String report = new String(
                        Evidence.class.getResourceAsStream("trivy.json").readAllBytes(), StandardCharsets.UTF_8)
                .replaceAll("2026-11-20T0[^\"]*", Instant.now().toString())
                .replace("HIGH", "LOW");
        Surroundings.asSuperuser(
                "insert into model (name, at) values ('bench', now())",
                "insert into version (digest, name, version, manifest, bytes, state, submitter, at) select " + DIGEST
                        + ", 'bench', i::text, '{}', 1, 'RELEASED', 'mia', now()" + EVERY,
                "insert into evidence (id, digest, gate, actor, at, tool, tool_version, verdict, figures, reasons,"
                        + " policy_version) select gen_random_uuid(), " + DIGEST
                        + ", 'IMAGE', 'bench', now(), 'Trivy', '1', 'PASSED', '{}', '[]', 1" + EVERY,
                "insert into evidence_document select id, convert_to(replace('" + report
                        + "', repeat('a', 64), digest), 'UTF8') from evidence where actor = 'bench'");
    }

    private static String digest(int number) throws Exception {
        return Zips.sha256(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }
}
