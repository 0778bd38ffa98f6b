package io.firstpass.registry.release;

import java.util.List;

/** What a step changes: the releases as they are after it, those that end first. {@code atOnce}: no window is waited for. */
record Change(List<Rollout> after, boolean atOnce) {
    Change {
        after = List.copyOf(after);
    }

    boolean isNone() {
        return after.isEmpty();
    }
}
