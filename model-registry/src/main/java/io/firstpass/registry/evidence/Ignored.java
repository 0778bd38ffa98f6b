package io.firstpass.registry.evidence;

import java.time.Instant;

/** A vulnerability that is let through although it is above the bound: why, and until when. */
public record Ignored(String id, String reason, Instant until) {
    public Ignored {
        PolicyRefused.present("image.ignored.id", id);
        PolicyRefused.present("image.ignored.until", until);
        if (PolicyRefused.present("image.ignored.reason", reason).isBlank())
            throw new PolicyRefused("image.ignored.reason of " + id + " is empty: say why it does no harm here");
    }
}
