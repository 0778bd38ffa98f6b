package io.firstpass.registry.release;

import io.firstpass.contract.InvalidMessage;
import io.firstpass.contract.Required;

/** Why a version is taken out of use. */
public record ReasonRequest(String reason) {
    public ReasonRequest {
        if (Required.present("reason", reason).isBlank() || reason.length() > 1000)
            throw new InvalidMessage("reason", "needs 1 to 1000 characters");
        reason = reason.strip();
    }
}
