package io.firstpass.testbed.bench;

import java.io.PrintStream;

/** What whoever tries weights of his own is told: they run here, and on no line that the registry releases to. */
public final class Unapproved {
    private Unapproved() {}

    public static void warn(PrintStream out) {
        out.println(
                "This model is not approved, and every verdict says so (\"approved\": false). To have it approved:");
        out.println("  ./firstpass up, and beside it ./firstpass release PACKAGE.zip");
    }
}
