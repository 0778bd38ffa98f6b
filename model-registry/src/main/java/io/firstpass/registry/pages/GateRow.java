package io.firstpass.registry.pages;

import io.firstpass.registry.evidence.Evidence;
import io.firstpass.registry.evidence.Gate;

/**
 * One gate of a version: its latest evidence, null where there is none.
 *
 * @param needed whether the policy asks for it
 * @param open whether it still has to be passed: also by evidence of another policy, too old, or that proves nothing by now
 * @param fresh whether the evidence came after the reader had looked
 */
public record GateRow(Gate gate, Evidence evidence, boolean needed, boolean open, boolean fresh) {
    /** As badges and words name it. */
    public String state() {
        if (evidence == null) return needed ? "MISSING" : "UNASKED";
        boolean passed = evidence.reasons().isEmpty();
        return passed && open ? "OUTDATED" : evidence.verdict().name();
    }

    public boolean isThere() {
        return evidence != null;
    }
}
