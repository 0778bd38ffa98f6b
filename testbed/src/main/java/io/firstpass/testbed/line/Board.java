package io.firstpass.testbed.line;

import java.util.List;

/** One bare board as the camera sees it, and what is wrong with it. */
public record Board(long seed, byte[] jpeg, List<Defect> defects) {
    public Board {
        defects = List.copyOf(defects);
    }
}
