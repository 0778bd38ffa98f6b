package io.firstpass.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.Inspection;
import io.firstpass.contract.json.Messages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Several cameras that post boards to the edge one after another without a pause, each request once: what is not answered
 * with a verdict has failed.
 */
final class LineUnderLoad implements AutoCloseable {
    private static final int CAMERAS = 3;

    /** A machine that does everything at once is slow; what is refused for that is not what this is about. */
    private static final String PATIENCE = "60000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI edge;
    private final List<byte[]> frames;
    private final Map<Integer, List<Inspection>> answered = new ConcurrentHashMap<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final ExecutorService cameras = Executors.newFixedThreadPool(CAMERAS);
    private volatile boolean closed;

    LineUnderLoad(URI edge, List<byte[]> frames) {
        this.edge = edge;
        this.frames = frames;
        for (int i = 0; i < CAMERAS; i++) {
            int camera = i;
            answered.put(camera, new CopyOnWriteArrayList<>());
            cameras.execute(() -> run(camera));
        }
    }

    /** The digests that each camera's answers came from, in their order, each once for a run of the same. */
    List<List<String>> models() {
        return answered.values().stream().map(LineUnderLoad::models).toList();
    }

    /** Whether the latest answer to every camera came from this one. */
    boolean runs(String digest) {
        return answered.values().stream()
                .allMatch(all -> !all.isEmpty()
                        && all.get(all.size() - 1).model().digest().equals(digest));
    }

    /** Every request so far got a verdict of a model that the edge verified to be approved; @return how many there were */
    int hasLostNothing() {
        assertThat(failed).isEmpty();
        List<Inspection> all = answered.values().stream().flatMap(List::stream).toList();
        assertThat(all).allSatisfy(one -> assertThat(one.verdict()).isNotNull());
        assertThat(all).allMatch(one -> one.model().wasApproved());
        return all.size();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        cameras.shutdown();
        assertThat(cameras.awaitTermination(70, TimeUnit.SECONDS)).isTrue();
    }

    private void run(int camera) {
        for (int i = camera; !closed; i++) post(camera, frames.get(i % frames.size()), "LOAD-" + camera + "-" + i);
    }

    private void post(int camera, byte[] frame, String serial) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(edge.resolve("/api/v1/inspections?waitMs=" + PATIENCE + "&serial=" + serial))
                            .timeout(Duration.ofSeconds(70))
                            .header("Content-Type", "image/jpeg")
                            .POST(BodyPublishers.ofByteArray(frame))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) answered.get(camera).add(Messages.read(answer.body(), Inspection.class));
            else failed.add(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        } catch (Exception e) {
            failed.add(serial + ": " + e);
        }
    }

    private static List<String> models(List<Inspection> answers) {
        List<String> models = new ArrayList<>();
        for (Inspection one : answers)
            if (models.isEmpty()
                    || !models.get(models.size() - 1).equals(one.model().digest()))
                models.add(one.model().digest());
        return models;
    }
}
