package io.firstpass.vision.detection;

import io.firstpass.contract.InvalidMessage;

/** How sure a model needs to be of one class: from {@code accept} on it is a defect, below {@code doubt} it is nothing. */
public record Threshold(double accept, double doubt) {
    public Threshold {
        if (!(accept >= 0 && accept <= 1))
            throw new InvalidMessage("accept", "needs to be within 0 and 1, is " + accept);
        if (!(doubt >= 0 && doubt <= accept))
            throw new InvalidMessage("doubt", "needs to be within 0 and accept (" + accept + "), is " + doubt);
    }
}
