package io.firstpass.registry.approval;

import io.firstpass.contract.Required;

/** A decision as a request says it. */
public record Decided(String role, Decision decision, String reason, String evidenceSeen) {
    public Decided {
        Required.present("role", role);
        Required.present("decision", decision);
        Required.digest("evidenceSeen", evidenceSeen);
        reason = reason == null ? "" : reason;
    }
}
