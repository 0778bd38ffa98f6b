package io.firstpass.testbed.faults;

/**
 * An escalation that left the edge while it caught up.
 *
 * @param position how many entries of any kind had left before it
 * @param age the number of its board: the lower, the older
 * @param priority what it was worth when it left, 0 the most
 */
record Departure(long position, int age, int priority) {}
