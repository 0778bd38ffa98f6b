package io.firstpass.testbed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.Sha256;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.Testbed;
import io.firstpass.testbed.broker.Records;
import io.firstpass.testbed.line.EchoFrame;
import io.firstpass.testbed.registry.Person;
import io.firstpass.testbed.registry.RegistryDesk;
import io.firstpass.testbed.registry.ReleaseDesk;
import io.firstpass.testbed.server.Child;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.ServerKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The model that was released to a plant: at the registry, in object storage, on the edge's disk, and as the edge tells. */
final class ReleasedModel {
    private static final String CHANNEL = "plant-1";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Testbed testbed;

    ReleasedModel(Testbed testbed) {
        this.testbed = testbed;
    }

    /** The digest that the registry has released to the plant. */
    String production() {
        var desk = new RegistryDesk(testbed.registry());
        return new ReleaseDesk(desk.as(Person.OTTO), CHANNEL).production().orElseThrow();
    }

    /**
     * What somebody else can write to the topics: the first release as if it were of the year 2100, that there is nothing to
     * run, a list of revocations that nobody signed, and what is no message.
     */
    void writeWhatTheRegistryNeverSaid() throws Exception {
        var records = new Records(testbed.kafka().address());
        ObjectNode old = (ObjectNode) Messages.mapper()
                .readTree(records.on(Topics.RELEASES, CHANNEL).get(0).value());
        old.put("issuedAt", "2100-01-01T00:00:00Z");
        ObjectNode nothing = old.deepCopy().putNull("production").putNull("candidate");
        ObjectNode list =
                Messages.mapper().createObjectNode().put("number", 1_000_000).put("statement", "{}");
        list.put("issuedAt", "2100-01-01T00:00:00Z");
        for (byte[] release : List.of(Messages.write(old), Messages.write(nothing), new byte[] {'x'}))
            records.send(new ProducerRecord<>(Topics.RELEASES, CHANNEL, release));
        for (byte[] revocations : List.of(Messages.write(list), new byte[] {'x'}))
            records.send(new ProducerRecord<>(Topics.REVOCATIONS, Revocations.KEY, revocations));
    }

    static String digest(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file)).hex();
    }

    /** Where an edge with this data folder keeps a package. */
    static Path onShelf(Path data, String digest) {
        return data.resolve("models").resolve(digest + ".zip");
    }

    Path onTheEdge(String digest) {
        return onShelf(testbed.edge().data(), digest);
    }

    Path inTheStore(String digest) {
        return testbed.s3().bucketFolder().resolve("models/" + digest + ".zip");
    }

    static void flipAByte(Path file, long at) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(at);
            int old = content.read();
            content.seek(at);
            content.write(old ^ 1);
        }
    }

    /** The package that the edge falls back to; empty before there is one. */
    String lastGood() throws IOException {
        Path file = testbed.edge().data().resolve("models/lastgood.json");
        return Files.exists(file)
                ? Messages.mapper().readTree(file.toFile()).path("digest").asText()
                : "";
    }

    /** What the edge says of its model: state, reason, model. */
    JsonNode told() throws IOException, InterruptedException {
        return json(send(request("/api/v1/model")));
    }

    JsonNode health() throws IOException, InterruptedException {
        return json(send(request("/health/ready")));
    }

    /** Patient with a machine that has other things to do: this is not about the takt. */
    HttpResponse<byte[]> post() throws IOException, InterruptedException {
        return send(request("/api/v1/inspections?waitMs=10000&serial=MODEL-" + System.nanoTime())
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(EchoFrame.clean())));
    }

    Inspection inspect() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post();
        assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(200);
        return Messages.read(answer.body(), Inspection.class);
    }

    static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return Messages.mapper().readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(testbed.edge().address().resolve(path)).header("Accept", "application/json");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Fetches as an init container does, with the edge's settings but for the data folder, and writes what it says. */
    Process fetch(Path data, Path said, Map<String, String> changes) throws IOException {
        Path war = testbed.folder("edge-war");
        if (!Files.exists(war.resolve("WEB-INF"))) unpack(Installation.here().application(ServerKind.EDGE), war);
        String libraries = Installation.here().sharedLibraries().resolve("inference") + "/*";
        String classPath = war + "/WEB-INF/classes:" + war + "/WEB-INF/lib/*:" + libraries;
        var command = new ProcessBuilder(
                Child.java(), "-Xmx128m", "-cp", classPath, "io.firstpass.edge.modelstore.ModelFetch");
        command.environment().putAll(testbed.edge().settings());
        command.environment().put("FIRSTPASS_DATA", data.toString());
        command.environment().putAll(changes);
        return command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> files =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            for (ZipEntry entry : files) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
        }
    }
}
