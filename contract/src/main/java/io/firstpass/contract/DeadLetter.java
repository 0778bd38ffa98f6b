package io.firstpass.contract;

import java.time.Instant;

/**
 * A record that its consumer could not take: where it stood, why it was refused, and the record itself, in base64.
 * {@code key} and {@code record} are null where the record had none.
 */
public record DeadLetter(
        String consumer,
        String topic,
        int partition,
        long offset,
        String key,
        String reason,
        String record,
        Instant refusedAt) {
    public DeadLetter {
        Required.present("consumer", consumer);
        Required.present("topic", topic);
        Required.notNegative("partition", partition);
        Required.notNegative("offset", offset);
        Required.present("reason", reason);
        Required.present("refusedAt", refusedAt);
    }
}
