package io.firstpass.registry.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Takes messages in the transaction of the deed that they tell of. Those of one key are sent in the order of their deeds. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Outbox {
    @Inject
    Sql sql;

    @Inject
    Seal seal;

    /** The newest message of a key, and the key that it is signed with. */
    record Newest(String payload, String keyId) {}

    void add(String topic, String key, Object message, Instant at) {
        sql.update(
                "insert into release_outbox (topic, key, payload, key_id, at) values (?, ?, ?, ?, ?)",
                topic,
                key,
                Json.write(message),
                seal.keyId(),
                at);
    }

    Optional<Newest> newest(String topic, String key) {
        return sql.find(
                "select payload, key_id from release_outbox where topic = ? and key = ? order by number desc limit 1",
                row -> new Newest(row.getString("payload"), row.getString("key_id")),
                topic,
                key);
    }

    /** Sends the newest of a key once more, as it was. */
    void again(String topic, String key) {
        sql.update(
                """
                update release_outbox set sent_at = null where number =
                    (select max(number) from release_outbox where topic = ? and key = ?)
                """,
                topic,
                key);
    }
}
