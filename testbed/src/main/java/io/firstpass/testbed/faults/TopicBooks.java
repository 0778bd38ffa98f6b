package io.firstpass.testbed.faults;

import io.firstpass.contract.HoldLapse;
import io.firstpass.contract.Ruling;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.broker.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What lies on Kafka's topics. */
final class TopicBooks {
    /** What goes to the cloud. */
    static final List<String> UPWARD = List.of(Topics.INSPECTIONS, Topics.ESCALATIONS, Topics.LAPSES, Topics.EXPIRIES);

    private static final String CLOUD = "firstpass-review";
    private static final int LEAST = 9;
    private static final int LAPSED = 5;

    private final Records records;
    private final String site;

    TopicBooks(String broker, String site) {
        this.records = new Records(broker);
        this.site = site;
    }

    /** Whether the cloud has taken everything that was sent to it. */
    boolean allTaken() {
        return UPWARD.stream().allMatch(topic -> records.isReadBy(CLOUD, topic));
    }

    /** How many times each revision was published. */
    Map<UUID, Map<Integer, Integer>> rulings() {
        Map<UUID, Map<Integer, Integer>> found = new HashMap<>();
        for (var record : records.on(Topics.rulings(site))) {
            Ruling ruling = Messages.read(record.value(), Ruling.class);
            found.computeIfAbsent(ruling.inspectionId(), id -> new HashMap<>())
                    .merge(ruling.revision(), 1, Integer::sum);
        }
        return found;
    }

    /** The escalations of these boards that were sent since, each when it was sent first. */
    List<Departure> departures(List<Sent> boards, Instant since) {
        Map<String, Sent> byId = new HashMap<>();
        boards.forEach(board -> byId.put(board.answer().id().toString(), board));
        Map<String, Long> lapsed = lapsed();
        var escalations = sorted(Topics.ESCALATIONS, since);
        long[] others = times(Topics.INSPECTIONS);
        List<Departure> departures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (var record : escalations) {
            Sent board = byId.get(record.key());
            if (board == null || !seen.add(record.key())) continue;
            boolean late = lapsed.getOrDefault(record.key(), Long.MAX_VALUE) < record.timestamp();
            int priority = board.answer().escalation().priority();
            departures.add(new Departure(
                    departures.size() + before(others, record.timestamp()),
                    board.number(),
                    late ? Math.min(LEAST, priority + LAPSED) : priority));
        }
        return departures;
    }

    private List<ConsumerRecord<String, byte[]>> sorted(String topic, Instant since) {
        return records.on(topic).stream()
                .filter(record -> record.timestamp() >= since.toEpochMilli())
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .toList();
    }

    private long[] times(String topic) {
        LongStream.Builder times = LongStream.builder();
        records.each(topic, record -> times.add(record.timestamp()));
        return times.build().sorted().toArray();
    }

    private static int before(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        return found < 0 ? -found - 1 : found;
    }

    private Map<String, Long> lapsed() {
        Map<String, Long> found = new HashMap<>();
        for (var record : records.on(Topics.LAPSES))
            found.put(
                    record.key(),
                    Messages.read(record.value(), HoldLapse.class).lapsedAt().toEpochMilli());
        return found;
    }
}
