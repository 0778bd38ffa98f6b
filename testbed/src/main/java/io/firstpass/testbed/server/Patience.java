package io.firstpass.testbed.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something outside this process, asking again and again until the time is up. */
public final class Patience {
    private Patience() {}

    /** True as soon as the condition holds, false when it never did within the limit. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || !pause()) {
                return false;
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(200);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
