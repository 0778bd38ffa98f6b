package io.firstpass.registry.evidence;

import java.util.ArrayList;
import java.util.List;

/** The findings of one look, the first {@value #MOST} of them: a hostile file must not fill memory with complaints. One thread. */
final class Findings {
    static final int MOST = 50;
    private final List<Finding> list = new ArrayList<>();

    void add(String where, String what) {
        if (list.size() < MOST) list.add(new Finding(printable(where), printable(what)));
        else if (list.size() == MOST) list.add(new Finding("the file", "has more than " + MOST + " findings"));
    }

    List<Finding> list() {
        return List.copyOf(list);
    }

    /** Names come from the file: they must neither break a page's line nor fill it. */
    private static String printable(String text) {
        String start = text.length() <= 400 ? text : text.substring(0, 400) + "…";
        return start.replaceAll("\\p{Cntrl}", "?");
    }
}
