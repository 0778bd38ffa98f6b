package io.firstpass.testbed.system;

import static io.firstpass.testbed.system.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstpass.contract.DeadLetter;
import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.FrameReference;
import io.firstpass.contract.Inspection;
import io.firstpass.contract.Topics;
import io.firstpass.contract.json.Messages;
import io.firstpass.testbed.broker.Records;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What plant and cloud told each other, as it stands on the topics, and what nobody should have told. */
record TopicRows(Records records, String site) {
    ConsumerRecord<String, byte[]> escalationOf(Inspection inspection) {
        String key = inspection.id().toString();
        eventually(() -> assertThat(records.on(Topics.ESCALATIONS, key)).hasSize(1));
        return records.on(Topics.ESCALATIONS, key).get(0);
    }

    FrameReference frameOf(Inspection inspection) {
        return Messages.read(escalationOf(inspection).value(), EscalatedFrame.class)
                .frame();
    }

    int rulingsSent(Inspection inspection) {
        return records.on(Topics.rulings(site), inspection.id().toString()).size();
    }

    List<UUID> rulingsSent(List<UUID> inspections) {
        return records.on(Topics.rulings(site)).stream()
                .map(ruled -> UUID.fromString(ruled.key()))
                .filter(inspections::contains)
                .toList();
    }

    /** Sends a record that is nothing at all and returns its key. */
    String poison(int partition) throws Exception {
        String key = "poison-" + UUID.randomUUID();
        records.send(new ProducerRecord<>(Topics.ESCALATIONS, partition, key, garbageOf(key)));
        return key;
    }

    static byte[] garbageOf(String key) {
        return ("\0\u00ff{" + key).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The one dead letter of a record with that key. */
    DeadLetter deadLetter(String key) {
        var letters = records.on(Topics.DEAD_LETTERS, key);
        assertThat(letters).as("dead letters of " + key).hasSize(1);
        return Messages.read(letters.get(0).value(), DeadLetter.class);
    }
}
