package io.firstpass.testbed;

import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.server.Ports;
import java.util.Map;
import java.util.Optional;

/**
 * How a plant and a cloud are set up.
 *
 * @param edgeOnly whether the edge server is all that runs
 * @param edgePort the edge's port; another one when it is taken
 * @param cloudPort the cloud's port; another one when it is taken
 * @param edgeModel {@code edge}, {@code cloud}, {@code echo} or a package's path
 * @param cloudModel the same for the second look
 * @param site the site's name
 * @param edgeSettings further settings of the edge server, as environment variables; they win
 * @param cloudSettings the same for the cloud server
 * @param brokerFirst false: Kafka is not started, its address is only reserved
 * @param announced whether run.json is written for the other commands
 * @param cabled whether cables that can be cut lie between the edge and the services of the cloud
 */
public record TestbedOptions(
        boolean edgeOnly,
        Optional<Integer> edgePort,
        Optional<Integer> cloudPort,
        String edgeModel,
        String cloudModel,
        String site,
        Map<String, String> edgeSettings,
        Map<String, String> cloudSettings,
        boolean brokerFirst,
        boolean announced,
        boolean cabled) {

    /** Edge and cloud on free ports with their own models, not announced: for tests. */
    public static TestbedOptions plantAndCloud() {
        return new TestbedOptions(
                false,
                Optional.empty(),
                Optional.empty(),
                "edge",
                "cloud",
                "plant-1",
                Map.of(),
                Map.of(),
                true,
                false,
                false);
    }

    public TestbedOptions withEdgeOnly(boolean alone) {
        return new TestbedOptions(
                alone,
                edgePort,
                cloudPort,
                edgeModel,
                cloudModel,
                site,
                edgeSettings,
                cloudSettings,
                brokerFirst,
                announced,
                cabled);
    }

    public TestbedOptions withPorts(int edge, int cloud) {
        return new TestbedOptions(
                edgeOnly,
                Optional.of(edge),
                Optional.of(cloud),
                edgeModel,
                cloudModel,
                site,
                edgeSettings,
                cloudSettings,
                brokerFirst,
                announced,
                cabled);
    }

    public TestbedOptions withModels(String edge, String cloud) {
        return new TestbedOptions(
                edgeOnly,
                edgePort,
                cloudPort,
                edge,
                cloud,
                site,
                edgeSettings,
                cloudSettings,
                brokerFirst,
                announced,
                cabled);
    }

    public TestbedOptions withSettings(Map<String, String> edge, Map<String, String> cloud) {
        return new TestbedOptions(
                edgeOnly,
                edgePort,
                cloudPort,
                edgeModel,
                cloudModel,
                site,
                edge,
                cloud,
                brokerFirst,
                announced,
                cabled);
    }

    public TestbedOptions withoutKafka() {
        return new TestbedOptions(
                edgeOnly,
                edgePort,
                cloudPort,
                edgeModel,
                cloudModel,
                site,
                edgeSettings,
                cloudSettings,
                false,
                announced,
                cabled);
    }

    /** Writes run.json, where the other commands find the addresses. */
    public TestbedOptions withAnnouncement() {
        return new TestbedOptions(
                edgeOnly,
                edgePort,
                cloudPort,
                edgeModel,
                cloudModel,
                site,
                edgeSettings,
                cloudSettings,
                brokerFirst,
                true,
                cabled);
    }

    /** Lays cables between the edge and Kafka, object storage and MQTT. */
    public TestbedOptions withCables() {
        return new TestbedOptions(
                edgeOnly,
                edgePort,
                cloudPort,
                edgeModel,
                cloudModel,
                site,
                edgeSettings,
                cloudSettings,
                brokerFirst,
                announced,
                true);
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
