package io.firstpass.registry.release;

import io.firstpass.contract.Revocations;
import io.firstpass.contract.Topics;
import io.firstpass.provenance.RevocationList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The numbered lists of what may run nowhere any more. The first one, of nothing, has the number 1. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RevocationLists {
    @Inject
    Sql sql;

    @Inject
    Seal seal;

    @Inject
    Outbox outbox;

    /** The next list: one longer. */
    void add(String digest, String reason, String actor) {
        alone();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        sql.update(
                "insert into revocation (number, digest, reason, actor, at) select count(*) + 1, ?, ?, ?, ? from revocation",
                digest,
                reason,
                actor,
                now);
        publish(all(), now);
    }

    /** Puts the newest list on its way once more; signed anew where that is due, it stays the same list. */
    void again() {
        alone();
        Optional<Outbox.Newest> newest = outbox.newest(Topics.REVOCATIONS, Revocations.KEY);
        if (newest.filter(sent -> sent.keyId().equals(seal.keyId())).isPresent()) {
            outbox.again(Topics.REVOCATIONS, Revocations.KEY);
            return;
        }
        publish(
                all(),
                newest.map(sent -> Json.read(sent.payload(), Revocations.class).issuedAt())
                        .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private void alone() {
        sql.update("lock table revocation in share row exclusive mode");
    }

    private List<RevocationList.Revocation> all() {
        return sql.list(
                "select * from revocation order by number",
                row -> new RevocationList.Revocation(
                        row.getString("digest"), row.getString("reason"), Sql.instant(row, "at")));
    }

    private void publish(List<RevocationList.Revocation> revoked, Instant issuedAt) {
        var list = new RevocationList(revoked.size() + 1L, issuedAt, revoked);
        outbox.add(
                Topics.REVOCATIONS,
                Revocations.KEY,
                new Revocations(list.number(), seal.sign(list), issuedAt),
                issuedAt);
    }
}
