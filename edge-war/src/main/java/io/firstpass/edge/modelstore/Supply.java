package io.firstpass.edge.modelstore;

import io.firstpass.edge.objects.S3Settings;
import io.firstpass.edge.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What a managed edge is supplied by: Kafka tells, object storage gives, the shelf keeps. It is the same for the server
 * and for {@link ModelFetch}.
 */
final class Supply implements AutoCloseable {
    private static final Duration READ = Duration.ofSeconds(20);
    private static final String KAFKA = "mp.messaging.connector.liberty-kafka.";
    private static final String KAFKA_IN_THE_ENVIRONMENT = "MP_MESSAGING_CONNECTOR_LIBERTY_KAFKA_";

    private final ModelSettings model;
    private final ModelSettings.Origin.Managed managed;
    private final Map<String, String> broker;
    private final Clock clock = Clock.systemUTC();
    private final Proof proof;
    private final S3Client store;
    private final PackageShelf shelf;

    /** @param broker how Kafka is reached, as {@link #broker} finds it */
    Supply(ModelSettings model, ModelSettings.Origin.Managed managed, Settings settings, Map<String, String> broker) {
        this.model = model;
        this.managed = managed;
        this.broker = new HashMap<>(broker);
        this.broker.putIfAbsent("bootstrap.servers", settings.text("firstpass.kafka", "localhost:9092"));
        proof = new Proof(managed.keys(), managed.channel(), managed.site(), clock);
        store = S3Settings.from(settings).client(READ);
        shelf = new PackageShelf(model.folder(), new S3PackageSource(store, managed.bucket()), managed.reserve());
    }

    /** What the other clients of the broker are configured with too; in the environment its names are in capitals. */
    static Map<String, String> broker(Iterable<String> names, Function<String, Optional<String>> value) {
        Map<String, String> broker = new HashMap<>();
        for (String name : names) {
            Optional<String> key = name.startsWith(KAFKA)
                    ? Optional.of(name.substring(KAFKA.length()))
                    : Optional.of(name)
                            .filter(one -> one.startsWith(KAFKA_IN_THE_ENVIRONMENT))
                            .map(one -> one.substring(KAFKA_IN_THE_ENVIRONMENT.length())
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '.'));
            key.ifPresent(known -> value.apply(name).ifPresent(text -> broker.put(known, text)));
        }
        return broker;
    }

    Keeper keeper(ChangeTimes times, Keeper.Loader loader, ModelOwner owner, ShadowOwner shadows) {
        Desired desired = new Desired(model.folder(), proof);
        ShadowKeeper shadow = new ShadowKeeper(model.folder(), desired, proof, shelf, loader, shadows, clock);
        return new Keeper(desired, proof, shelf, times, loader, owner, shadow);
    }

    /** @param caughtUp told each time when all that there is has been handed over */
    ReleaseFeed feed(Keeper keeper, Runnable caughtUp) {
        return new ReleaseFeed(broker, managed.channel(), proof, keeper, caughtUp);
    }

    ChangeTimes changeTimes() {
        return new ChangeTimes(clock, managed.zone());
    }

    PackageShelf shelf() {
        return shelf;
    }

    Proof proof() {
        return proof;
    }

    /** For messages: where releases are read. */
    String brokerAddress() {
        return broker.get("bootstrap.servers");
    }

    @Override
    public void close() {
        store.close();
    }
}
