package io.firstpass.registry.approval;

import java.time.Instant;

/** A delegation as REST and the pages show it; its number is what it is withdrawn by. */
public record ShownDelegation(long number, String from, String to, Role role, Instant until) {}
