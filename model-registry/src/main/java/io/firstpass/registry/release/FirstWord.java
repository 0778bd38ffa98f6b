package io.firstpass.registry.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.firstpass.contract.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a server tells when it starts, whoever may have heard it before: what each channel runs, and the newest list of
 * revocations. So a topic that was lost is whole again, and a new release key has signed all that runs.
 */
@ApplicationScoped
class FirstWord {
    @Inject
    ReleaseBook book;

    @Inject
    ChannelSteps steps;

    @Inject
    RevocationLists lists;

    @Inject
    Outbox outbox;

    @Inject
    Seal seal;

    @Transactional
    void say() {
        for (ChannelState at : book.lockAll()) say(at);
        lists.again();
    }

    private void say(ChannelState at) {
        String channel = at.channel().name();
        var newest = outbox.newest(Topics.RELEASES, channel);
        if (newest.isEmpty()) return;
        if (isSealed(newest.get())) outbox.again(Topics.RELEASES, channel);
        else steps.sealAnew(at, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /** With the present key and as a whole; messages were not, once, and no edge takes those. */
    private boolean isSealed(Outbox.Newest newest) {
        return newest.keyId().equals(seal.keyId())
                && Json.read(newest.payload(), JsonNode.class).hasNonNull("statement");
    }
}
