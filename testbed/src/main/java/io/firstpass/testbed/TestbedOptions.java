package io.firstpass.testbed;

import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How a plant and a cloud are set up. Immutable: each change gives a copy. */
public final class TestbedOptions {
    /** The channel that the plant's edge is released to. */
    static final String CHANNEL = "plant-1";

    private static final String SITE = "plant-1";

    private boolean edgeOnly;
    private Optional<Integer> edgePort = Optional.empty();
    private Optional<Integer> cloudPort = Optional.empty();
    private String edgeModel = "edge";
    private String cloudModel = "cloud";
    private Map<String, String> edgeSettings = Map.of();
    private Map<String, String> cloudSettings = Map.of();
    private boolean announced;
    private boolean cabled;

    private TestbedOptions() {}

    /** Edge and cloud on free ports with their own models, not announced: for tests. */
    public static TestbedOptions plantAndCloud() {
        return new TestbedOptions();
    }

    private TestbedOptions with(Consumer<TestbedOptions> change) {
        var copy = new TestbedOptions();
        copy.edgeOnly = edgeOnly;
        copy.edgePort = edgePort;
        copy.cloudPort = cloudPort;
        copy.edgeModel = edgeModel;
        copy.cloudModel = cloudModel;
        copy.edgeSettings = edgeSettings;
        copy.cloudSettings = cloudSettings;
        copy.announced = announced;
        copy.cabled = cabled;
        change.accept(copy);
        return copy;
    }

    /** The edge server is all that runs. */
    public TestbedOptions withEdgeOnly(boolean alone) {
        return with(copy -> copy.edgeOnly = alone);
    }

    /** These ports, or others where they are taken. */
    public TestbedOptions withPorts(int edge, int cloud) {
        return with(copy -> {
            copy.edgePort = Optional.of(edge);
            copy.cloudPort = Optional.of(cloud);
        });
    }

    /** {@code edge}, {@code cloud}, {@code echo} or a package's path, for the edge and for the second look. */
    public TestbedOptions withModels(String edge, String cloud) {
        return with(copy -> {
            copy.edgeModel = edge;
            copy.cloudModel = cloud;
        });
    }

    /** Further settings of the servers, as environment variables; they win. */
    public TestbedOptions withSettings(Map<String, String> edge, Map<String, String> cloud) {
        return with(copy -> {
            copy.edgeSettings = Map.copyOf(edge);
            copy.cloudSettings = Map.copyOf(cloud);
        });
    }

    /** Writes run.json, where the other commands find the addresses. */
    public TestbedOptions withAnnouncement() {
        return with(copy -> copy.announced = true);
    }

    /** Lays cables that can be cut between the edge and Kafka, object storage and MQTT. */
    public TestbedOptions withCables() {
        return with(copy -> copy.cabled = true);
    }

    boolean edgeOnly() {
        return edgeOnly;
    }

    Path edgePackage(Installation installation) {
        return installation.model(edgeModel);
    }

    Path cloudPackage(Installation installation) {
        return installation.model(cloudModel);
    }

    String channel() {
        return CHANNEL;
    }

    String site() {
        return SITE;
    }

    Map<String, String> edgeSettings() {
        return edgeSettings;
    }

    Map<String, String> cloudSettings() {
        return cloudSettings;
    }

    boolean announced() {
        return announced;
    }

    boolean cabled() {
        return cabled;
    }

    /** libtorch collapses when it has more threads than cores: each server gets its share. */
    int threads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return edgeOnly ? cores : Math.max(1, cores / 2);
    }

    int chosenEdgePort(Installation installation) {
        return chosen(edgePort, installation);
    }

    int chosenCloudPort(Installation installation) {
        return chosen(cloudPort, installation);
    }

    private static int chosen(Optional<Integer> preferred, Installation installation) {
        return preferred
                .map(port -> Ports.preferring(port, installation.state().resolve("ports")))
                .orElseGet(Ports::free);
    }
}
