package io.firstpass.registry.approval;

import io.firstpass.contract.Required;
import java.time.Instant;

/** A delegation as a request says it. */
public record Delegated(String to, String role, Instant until) {
    public Delegated {
        Required.present("to", to);
        Required.present("role", role);
        Required.present("until", until);
    }
}
