package io.firstpass.testbed.cable;

/** A cable that is open and closed in turns of the same length in nanoseconds, open first. */
record LooseContact(long turn, long since) {
    boolean open(long now) {
        return (now - since) / turn % 2 == 0;
    }

    long untilNext(long now) {
        return turn - (now - since) % turn;
    }
}
