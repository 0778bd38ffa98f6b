package io.firstpass.review.ingest;

import io.firstpass.contract.EscalatedFrame;
import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Topics;
import java.util.regex.Pattern;

/** An escalation whose ruling can be sent back: the site's name is part of a topic's name, which Kafka limits. */
final class Deliverable {
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private Deliverable() {}

    /** @throws InvalidMessage naming the site, before a ruling that cannot be sent blocks all others */
    static EscalatedFrame checked(EscalatedFrame frame) {
        if (frame.site().isEmpty()
                || !TOPIC.matcher(Topics.rulings(frame.site())).matches())
            throw new InvalidMessage("site", "cannot be part of a topic's name: letters, digits, '.', '_' and '-' can");
        return frame;
    }
}
