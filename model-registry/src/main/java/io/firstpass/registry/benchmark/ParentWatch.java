package io.firstpass.registry.benchmark;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process with its parent, however that ended: the parent holds the other end of our standard input open and
 * never writes to it. Works also while a native call never returns.
 */
final class ParentWatch {
    static final int ORPHANED = 4;

    private ParentWatch() {}

    static void start(InputStream parent) {
        Thread watch = new Thread(() -> await(parent), "parent watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void await(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is ever said here.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
