package io.firstpass.edge.live;

/** Something happened that people and machines at the line want to see at once: {@code kind} is {@code inspection} or {@code ruling}. */
public record LiveEvent(String kind, Object payload) {}
