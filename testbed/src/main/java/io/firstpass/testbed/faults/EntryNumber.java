package io.firstpass.testbed.faults;

/** What the edge numbered an entry with. */
record EntryNumber(String epoch, long sequence) {}
