package io.firstpass.registry.gates;

/** The pinned keys were read, told as a CDI event before anything is decided by them; {@code keys} says all of each. */
public record KeysRead(String keys) {}
