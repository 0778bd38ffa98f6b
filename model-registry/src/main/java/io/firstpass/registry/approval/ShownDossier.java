package io.firstpass.registry.approval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.firstpass.registry.gates.ShownEvidence;
import io.firstpass.registry.model.ShownVersion;
import java.util.List;

/** A version with all that is known of it; {@code evidenceSet} is what a decision names as the evidence seen. */
public record ShownDossier(
        @JsonUnwrapped ShownVersion version,
        String evidenceSet,
        List<ShownEvidence> evidence,
        List<ShownApproval> approvals,
        ShownMissing missing) {}
