package io.firstpass.testbed.faults;

import java.util.ArrayList;
import java.util.List;

/** Notes how the edge says that its link is, each time that it changes. Not thread-safe. */
final class LinkWatch {
    private final EdgeBooks edge;
    private final List<String> states = new ArrayList<>();

    LinkWatch(EdgeBooks edge) {
        this.edge = edge;
    }

    void restart() {
        states.clear();
    }

    void look() {
        edge.link().ifPresent(state -> {
            if (states.isEmpty() || !states.get(states.size() - 1).equals(state)) states.add(state);
        });
    }

    List<String> told() {
        return states.size() < 2 ? List.of() : List.of("link: " + String.join(" > ", states));
    }
}
