package io.firstpass.edge.live;

/**
 * Something happened that people and machines at the line want to see at once: {@code kind} is {@code inspection}, {@code
 * ruling} or {@code lapse}, and the payload the contract's message of that name.
 */
public record LiveEvent(String kind, Object payload) {}
