package io.firstpass.edge.sync;

/** What becomes of an event that was to be sent. One of these is called, once, on the relay's thread. */
interface Fate {
    void acknowledged();

    /** The broker does not want it. */
    void refused(Refused why);

    /** It may not have arrived. */
    void lost();
}
