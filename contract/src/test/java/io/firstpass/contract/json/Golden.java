package io.firstpass.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.ExpiredEntries;
import io.firstpass.contract.Heartbeat;
import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Release;
import io.firstpass.contract.ResendRequest;
import io.firstpass.contract.Revocations;
import io.firstpass.contract.Ruling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One golden sample with its headers, and the schema and the record that have to agree on it. */
record Golden(String name, String message, ObjectNode json) {
    private static final Map<String, Class<?>> RECORDS = new TreeMap<>(Map.of(
            "inspection", Inspection.class,
            "escalated-frame", EscalatedFrame.class,
            "ruling", Ruling.class,
            "hold-lapse", HoldLapse.class,
            "expired-entries", ExpiredEntries.class,
            "resend-request", ResendRequest.class,
            "release", Release.class,
            "revocations", Revocations.class,
            "heartbeat", Heartbeat.class,
            "dead-letter", DeadLetter.class));
    private static final Map<String, JsonSchema> SCHEMAS = new TreeMap<>();

    static {
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        RECORDS.keySet().forEach(message -> SCHEMAS.put(message, factory.getSchema(schema(message), config)));
    }

    static Stream<Golden> all() {
        try (Stream<Path> files = Files.list(folder("golden"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".headers.json"))
                    .sorted()
                    .map(name -> named(name.replace(".json", "")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Golden named(String name) {
        String message =
                RECORDS.keySet().stream().filter(name::startsWith).findFirst().orElseThrow();
        return new Golden(name, message, (ObjectNode) read(folder("golden").resolve(name + ".json")));
    }

    static List<String> messages() {
        return List.copyOf(RECORDS.keySet());
    }

    static JsonNode schema(String message) {
        return read(folder("schema").resolve(message + ".v1.json"));
    }

    /** Heartbeats travel on MQTT, bare. */
    boolean isEvent() {
        return type() != Heartbeat.class;
    }

    JsonNode envelope() {
        return read(folder("golden").resolve(name + ".headers.json"));
    }

    Class<?> type() {
        return RECORDS.get(message);
    }

    Object parsed() {
        return Messages.read(Messages.write(json), type());
    }

    List<String> schemaProblems(JsonNode candidate) {
        return SCHEMAS.get(message).validate(candidate).stream()
                .map(Object::toString)
                .toList();
    }

    Optional<InvalidMessage> refusal(JsonNode candidate) {
        try {
            Messages.read(Messages.write(candidate), type());
            return Optional.empty();
        } catch (InvalidMessage e) {
            return Optional.of(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Path folder(String name) {
        try {
            return Path.of(Inspection.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Messages.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
