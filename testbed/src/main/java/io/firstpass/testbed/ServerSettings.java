package io.firstpass.testbed;

import io.firstpass.testbed.broker.KafkaBroker;
import io.firstpass.testbed.broker.MqttBroker;
import io.firstpass.testbed.cable.Cables;
import io.firstpass.testbed.registry.Fingerprint;
import io.firstpass.testbed.registry.PatientPolicy;
import io.firstpass.testbed.registry.RegistryKeys;
import io.firstpass.testbed.server.Installation;
import io.firstpass.testbed.store.FrameKeys;
import io.firstpass.testbed.store.Postgres;
import io.firstpass.testbed.store.S3Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the two servers as environment variables, the form that a cluster gives them too.
 *
 * @param policy the folder of the registry's gate policy
 * @param storePassword of the edge's store: the same for every start within a run
 */
record ServerSettings(
        TestbedOptions options,
        Installation installation,
        KafkaBroker kafka,
        MqttBroker mqtt,
        S3Store s3,
        Postgres postgres,
        FrameKeys frameKeys,
        Optional<RegistryKeys> registryKeys,
        Path policy,
        String storePassword,
        Optional<Cables> cables) {

    Map<String, String> edge() {
        Map<String, String> settings = common();
        settings.putAll(registryKeys.map(this::released).orElseGet(this::unapproved));
        settings.put("FIRSTPASS_SITE", options.site());
        settings.put("FIRSTPASS_LINE", "line-1");
        settings.put("FIRSTPASS_EDGE", "edge-1");
        settings.put("FIRSTPASS_STATIONS", "1");
        settings.put("FIRSTPASS_STORE_PASSWORD", storePassword);
        settings.put("FIRSTPASS_FRAMES_PUBLIC_KEY", frameKeys.publicKey().toString());
        cables.ifPresent(laid -> throughCables(laid, settings));
        settings.putAll(options.edgeSettings());
        return settings;
    }

    /** Beside a cloud the edge runs what the registry released to its channel, and nothing else. */
    private Map<String, String> released(RegistryKeys keys) {
        return Map.of(
                "FIRSTPASS_MODEL_CHANNEL", options.channel(),
                "FIRSTPASS_MODEL_KEYS", keys.pinnedAtEdge().toString());
    }

    private Map<String, String> unapproved() {
        return Map.of(
                "FIRSTPASS_MODEL_PACKAGE", options.edgePackage(installation).toString());
    }

    Map<String, String> cloud() {
        Map<String, String> settings = common();
        settings.put(
                "FIRSTPASS_MODEL_PACKAGE", options.cloudPackage(installation).toString());
        // The registry is asked whether this one was approved: no other is loaded.
        settings.put("FIRSTPASS_MODEL_SHA256", Fingerprint.digest(options.cloudPackage(installation)));
        RegistryKeys keys = registryKeys.orElseThrow();
        settings.put("FIRSTPASS_REGISTRY_POLICY", PatientPolicy.write(policy).toString());
        settings.put("FIRSTPASS_REGISTRY_PACKAGE_KEYS", keys.pinnedAtRegistry().toString());
        settings.put("FIRSTPASS_REGISTRY_RELEASE_KEY", keys.releaseKey().toString());
        settings.put("FIRSTPASS_REGISTRY_BENCHMARK_THREADS", Integer.toString(options.threads()));
        settings.put("FIRSTPASS_AUDIT_KEY", keys.auditKey().toString());
        settings.put("FIRSTPASS_DB_HOST", "127.0.0.1");
        settings.put("FIRSTPASS_DB_PORT", Integer.toString(postgres.port()));
        settings.put("FIRSTPASS_DB_NAME", Postgres.DATABASE);
        settings.put("FIRSTPASS_DB_USER", Postgres.USER);
        settings.put("FIRSTPASS_DB_PASSWORD", postgres.password());
        settings.put("FIRSTPASS_FRAMES_PRIVATE_KEY", frameKeys.privateKey().toString());
        settings.put("FIRSTPASS_REGISTRY_APP", installation.registry().toString());
        settings.put("FIRSTPASS_REGISTRY_BUCKET", S3Store.BUCKET);
        settings.putAll(options.cloudSettings());
        return settings;
    }

    private static void throughCables(Cables cables, Map<String, String> settings) {
        settings.put("FIRSTPASS_KAFKA", "127.0.0.1:" + cables.kafka().port());
        settings.put("FIRSTPASS_MQTT", "tcp://127.0.0.1:" + cables.mqtt().port());
        settings.put("FIRSTPASS_S3_ENDPOINT", "http://127.0.0.1:" + cables.s3().port());
    }

    private Map<String, String> common() {
        Map<String, String> settings = new HashMap<>();
        settings.put("FIRSTPASS_INFERENCE_THREADS", Integer.toString(options.threads()));
        settings.put("FIRSTPASS_KAFKA", kafka.address());
        settings.put("FIRSTPASS_MQTT", mqtt.address());
        settings.put("FIRSTPASS_S3_ENDPOINT", s3.endpoint().toString());
        settings.put("FIRSTPASS_S3_REGION", S3Store.REGION);
        settings.put("FIRSTPASS_S3_BUCKET", S3Store.BUCKET);
        settings.put("FIRSTPASS_S3_ACCESS_KEY", s3.accessKey());
        settings.put("FIRSTPASS_S3_SECRET_KEY", s3.secretKey());
        return settings;
    }
}
