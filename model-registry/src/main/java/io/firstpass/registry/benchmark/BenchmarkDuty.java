package io.firstpass.registry.benchmark;

import java.sql.SQLException;

/**
 * Runs the queue while it is this process's turn: resumes when it becomes so, and abandons when it no longer is. For one
 * thread.
 */
public final class BenchmarkDuty {
    private final BenchmarkTurn turn;
    private final BenchmarkQueue queue;
    private boolean onDuty;

    public BenchmarkDuty(BenchmarkTurn turn, BenchmarkQueue queue) {
        this.turn = turn;
        this.queue = queue;
    }

    /** To be called every second or so. @return whether it is this process's turn */
    public boolean round() {
        boolean ours = false;
        try {
            ours = turn.take();
        } finally {
            if (onDuty && !ours) queue.abandon();
            if (!ours) onDuty = false;
        }
        if (ours && !onDuty) queue.resume();
        else if (ours) queue.look();
        onDuty = ours;
        return ours;
    }

    /** Stops what runs and lets another process go on with it. */
    public void end() throws SQLException {
        onDuty = false;
        queue.abandon();
        turn.pass();
    }
}
