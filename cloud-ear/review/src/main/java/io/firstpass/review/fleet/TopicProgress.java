package io.firstpass.review.fleet;

import io.firstpass.contract.Topics;
import io.firstpass.review.kafka.ConnectorSettings;
import io.firstpass.review.pacing.Backoff;
import io.firstpass.review.pacing.Loop;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the broker, every other second, how far the plants' topics have been entered. While it is away nothing moves on. */
@ApplicationScoped
class TopicProgress implements Progress.Log {
    /** The group of the channels in microprofile-config.properties. */
    private static final String GROUP = "firstpass-review";

    private static final List<String> TOPICS =
            List.of(Topics.INSPECTIONS, Topics.ESCALATIONS, Topics.LAPSES, Topics.EXPIRIES);
    private static final int SECONDS = 10;

    @Resource
    ManagedExecutorService executor;

    private final Progress progress = new Progress(this);
    private final Loop loop = new Loop(
            "asking how far the plants' topics are read",
            this::look,
            Duration.ofSeconds(2),
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30), new Random()));
    private volatile Instant enteredUntil = Instant.EPOCH;
    private Admin admin;
    private Future<?> running;

    void onStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        admin = Admin.create(ConnectorSettings.of(ConfigProvider.getConfig())
                .with(
                        AdminClientConfig.configNames(),
                        Map.of(
                                "client.id", "firstpass-review-progress",
                                "request.timeout.ms", "5000",
                                "default.api.timeout.ms", "8000")));
        running = executor.submit(loop);
    }

    @PreDestroy
    void stop() {
        loop.close();
        if (running != null) running.cancel(true);
        if (admin != null) admin.close(Duration.ofSeconds(2));
    }

    Instant enteredUntil() {
        return enteredUntil;
    }

    private boolean look() throws Exception {
        enteredUntil = progress.look(Clock.systemUTC().instant());
        return false;
    }

    @Override
    public Map<String, Long> ends() throws Exception {
        List<TopicPartition> partitions =
                admin.describeTopics(TOPICS).allTopicNames().get(SECONDS, TimeUnit.SECONDS).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(part -> new TopicPartition(topic.name(), part.partition())))
                        .toList();
        Map<String, Long> ends = offsets(partitions, OffsetSpec.latest());
        // An empty partition has nothing to be read: there is no offset for it, and none to wait for.
        offsets(partitions, OffsetSpec.earliest()).forEach(ends::remove);
        return ends;
    }

    private Map<String, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) throws Exception {
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec)))
                .all()
                .get(SECONDS, TimeUnit.SECONDS);
        Map<String, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition.toString(), info.offset()));
        return offsets;
    }

    @Override
    public Map<String, Long> read() throws Exception {
        Map<String, Long> read = new HashMap<>();
        admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((partition, committed) -> {
                    if (committed != null) read.put(partition.toString(), committed.offset());
                });
        return read;
    }
}
