package io.firstpass.review.fleet;

/** The advisory locks that the servers of one database share; the numbers are ours and mean nothing. */
final class Locks {
    /** Held while a change of an edge's state is written. */
    static final long CHANGES = 5_301;

    /** Held by the one server that works on the ledgers. */
    static final long LEDGERS = 5_302;

    private Locks() {}
}
